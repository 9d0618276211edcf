/// Whose name was looked up.
package enum StandingSubject: String, Sendable, Hashable, Codable, CaseIterable {
  case firm
  case controller
  case projectCompany = "project_company"

  /// The words on screen.
  package var label: String {
    switch self {
    case .firm: "企业"
    case .controller: "实际控制人"
    case .projectCompany: "项目公司"
    }
  }
}
