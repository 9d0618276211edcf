/// What an agreement is examined for before it is signed.
package enum AgreementCheck: String, Sendable, Hashable, Codable, CaseIterable {
  case legal
  case fairCompetition = "fair_competition"

  /// The words on screen.
  package var label: String {
    switch self {
    case .legal: "合法性审查"
    case .fairCompetition: "公平竞争审查"
    }
  }
}
