/// A public register a firm may stand in.
package enum StandingList: String, Sendable, Hashable, Codable, CaseIterable {
  case dishonest
  case seriousIllegal = "serious_illegal"
  case majorTax = "major_tax"
  case environmentSafety = "environment_safety"
  case illegalLand = "illegal_land"

  /// The words on screen.
  package var label: String {
    switch self {
    case .dishonest: "失信被执行人"
    case .seriousIllegal: "严重违法失信"
    case .majorTax: "重大税收违法"
    case .environmentSafety: "环保/安全重大处罚未结"
    case .illegalLand: "违法用地"
    }
  }
}
