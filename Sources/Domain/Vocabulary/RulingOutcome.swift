/// What a department ruled.
package enum RulingOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case met
  case metWithConditions = "met_with_conditions"
  case refused

  /// The words on screen.
  package var label: String {
    switch self {
    case .met: "符合"
    case .metWithConditions: "附条件符合"
    case .refused: "不符合"
    }
  }
}
