/// How far an order has come.
package enum OrderState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Given and not yet receipted.
  case given
  case received
  /// Told what came of it; whoever gave it has to answer.
  case reported
  case finished
  /// Sent back to whoever gave it, who gives it to somebody else or withdraws it.
  case returned
  case withdrawn

  /// The words on screen.
  package var label: String {
    switch self {
    case .given: "已交办"
    case .received: "已签收"
    case .reported: "已反馈"
    case .finished: "已办结"
    case .returned: "已退回"
    case .withdrawn: "已撤回"
    }
  }

  /// The state of an order as a follow-up.
  package var followUp: FollowUpState {
    switch self {
    case .given, .received, .reported, .returned: .open
    case .finished: .done
    case .withdrawn: .cancelled
    }
  }

  /// Whether whoever gave it has to act.
  package var isGivers: Bool { self == .reported || self == .returned }
}
