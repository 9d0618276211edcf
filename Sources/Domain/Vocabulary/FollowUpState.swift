/// Whether a follow-up is done.
package enum FollowUpState: String, Sendable, Hashable, Codable, CaseIterable {
  case open
  case done
  case cancelled

  /// The words on screen.
  package var label: String {
    switch self {
    case .open: "待办"
    case .done: "已办结"
    case .cancelled: "已取消"
    }
  }
}
