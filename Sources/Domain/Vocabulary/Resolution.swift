/// What the review session resolved on a project.
public enum Resolution: String, Sendable, Hashable, Codable, CaseIterable {
  /// 通过
  case passed
  /// 附条件通过
  case conditional
  /// 暂缓
  case deferred
  /// 不予通过
  case refused

  /// The words on screen.
  public var label: String {
    switch self {
    case .passed: "通过"
    case .conditional: "附条件通过"
    case .deferred: "暂缓"
    case .refused: "不予通过"
    }
  }
}
