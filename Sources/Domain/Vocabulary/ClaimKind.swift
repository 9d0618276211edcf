/// By what a party claims a project as its own work.
package enum ClaimKind: String, Sendable, Hashable, Codable, CaseIterable {
  case referral
  case firstReport = "first_report"
  case firstTalk = "first_talk"

  /// The words on screen.
  package var label: String {
    switch self {
    case .referral: "引荐"
    case .firstReport: "首报"
    case .firstTalk: "首谈"
    }
  }
}
