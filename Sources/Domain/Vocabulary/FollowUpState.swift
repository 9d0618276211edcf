/// Whether a follow-up is done.
public enum FollowUpState: String, Sendable, Hashable, Codable, CaseIterable {
  /// 待办
  case open
  /// 已办结
  case done
  /// 已取消
  case cancelled

  /// The words on screen.
  public var label: String {
    switch self {
    case .open: "待办"
    case .done: "已办结"
    case .cancelled: "已取消"
    }
  }
}
