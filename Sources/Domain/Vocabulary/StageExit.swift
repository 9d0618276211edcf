/// How a project left the way to production.
package enum StageExit: String, Sendable, Hashable, Codable, CaseIterable {
  case paused
  case rejected
  case lost
  case withdrawn

  /// The words on screen.
  package var label: String {
    switch self {
    case .paused: "暂缓"
    case .rejected: "否决"
    case .lost: "未落地(转投他处)"
    case .withdrawn: "已清退"
    }
  }
}
