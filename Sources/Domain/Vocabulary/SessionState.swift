/// How far a review session has come.
public enum SessionState: String, Sendable, Hashable, Codable, CaseIterable {
  /// 筹备中
  case planned
  /// 已召开
  case held
  /// 已取消
  case cancelled

  /// The words on screen.
  public var label: String {
    switch self {
    case .planned: "筹备中"
    case .held: "已召开"
    case .cancelled: "已取消"
    }
  }
}
