/// How a project left the way to production.
public enum StageExit: String, Sendable, Hashable, Codable, CaseIterable {
  /// 暂缓
  case paused
  /// 否决
  case rejected
  /// 未落地(转投他处)
  case lost
  /// 已清退
  case withdrawn

  /// The words on screen.
  public var label: String {
    switch self {
    case .paused: "暂缓"
    case .rejected: "否决"
    case .lost: "未落地(转投他处)"
    case .withdrawn: "已清退"
    }
  }
}
