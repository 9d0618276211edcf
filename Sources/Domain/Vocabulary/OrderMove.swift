/// What is done with an order that was given.
package enum OrderMove: String, Sendable, Hashable, Codable, CaseIterable {
  /// Whoever it went to has it.
  case receive
  /// Whoever it went to tells what came of it.
  case report
  /// Whoever gave it takes what was told for the end of it.
  case finish
  /// It goes back: from whoever it went to, or, once something was told, to be done again.
  case sendBack = "return"
  /// What was sent back is given to somebody else, or with another day.
  case reassign
  /// Whoever gave it lets it be.
  case withdraw

  /// The words on screen.
  package var label: String {
    switch self {
    case .receive: "签收"
    case .report: "反馈"
    case .finish: "办结"
    case .sendBack: "退回"
    case .reassign: "改派"
    case .withdraw: "撤回"
    }
  }
}
