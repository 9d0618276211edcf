import Domain
import Scoring
package import Service

/// A firm, or one plan of a firm, as addresses and forms name it: `12` or `12-34`.
package struct Pick: Sendable, Hashable {
  package let firm: Int64
  package let plan: Int64?

  package init(firm: Int64, plan: Int64?) {
    self.firm = firm
    self.plan = plan
  }

  /// `nil` for text that names none.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard (1...2).contains(parts.count), let firm = parts[0], !parts.contains(nil), !text.contains("+") else {
      return nil
    }
    self.firm = firm
    plan = parts.count == 2 ? parts[1] : nil
  }

  var text: String { plan.map { "\(firm)-\($0)" } ?? "\(firm)" }
}

/// Where the pages about one need stand, asked with one profile.
package struct MatchAddress: Sendable {
  let need: Int64
  let profile: String
  /// Whether a row of the profile's list is one plan of a firm, which its page and a comparison then name.
  let ofPlans: Bool

  /// - Parameter profiles: those there are.
  package init(need: Int64, profile: String, of profiles: [ProfileSummary]) {
    self.need = need
    self.profile = profile
    ofPlans = profiles.first { $0.name == profile }?.rows == Profile.Rows.plans.rawValue
  }

  /// The profile that an address leaves unsaid.
  package static let usual = "outreach"

  var list: String { "/needs/\(need)" + text(profile == MatchAddress.usual ? [] : ["profile=\(profile)"]) }

  func pick(_ match: Match) -> Pick { Pick(firm: match.enterprise.id, plan: ofPlans ? match.plan?.id : nil) }

  func explanation(_ match: Match) -> String {
    let pick = pick(match)
    return "/needs/\(need)/firms/\(pick.firm)"
      + text(
        (profile == MatchAddress.usual ? [] : ["profile=\(profile)"]) + (pick.plan.map { ["plan=\($0)"] } ?? []))
  }

  /// The dossier of the need's list, and of a row of it.
  var dossier: String { "/needs/\(need)/dossier" + text(profile == MatchAddress.usual ? [] : ["profile=\(profile)"]) }

  func dossier(_ match: Match) -> String {
    let whole = explanation(match)
    let parts = whole.split(separator: "?", maxSplits: 1)
    return "\(parts[0])/dossier" + (parts.count == 2 ? "?\(parts[1])" : "")
  }

  private func text(_ parts: [String]) -> String { parts.isEmpty ? "" : "?" + parts.joined(separator: "&") }
}
