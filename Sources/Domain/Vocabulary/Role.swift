/// What an account is for. What each may do stands in the policy table.
package enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  /// Keeps accounts and reference tables of the organisation, and may do what officers do.
  case administrator
  /// Works at the county's branch at the university.
  case branchOfficer = "branch_officer"
  /// Works for one or several parks, and sees those alone.
  case parkOfficial = "park_official"
  case leader
  /// Keeps one firm's own profile.
  case firm

  /// The word on screen.
  package var label: String {
    switch self {
    case .administrator: "管理员"
    case .branchOfficer: "分中心人员"
    case .parkOfficial: "园区人员"
    case .leader: "领导"
    case .firm: "校友企业"
    }
  }
}
