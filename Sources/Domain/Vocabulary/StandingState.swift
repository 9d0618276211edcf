/// What a register says.
public enum StandingState: String, Sendable, Hashable, Codable, CaseIterable {
  /// 未列入
  case clear
  /// 列入
  case listed
  /// 已移出
  case removed

  /// The words on screen.
  public var label: String {
    switch self {
    case .clear: "未列入"
    case .listed: "列入"
    case .removed: "已移出"
    }
  }
}
