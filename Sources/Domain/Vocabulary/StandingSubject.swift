/// Whose name was looked up.
public enum StandingSubject: String, Sendable, Hashable, Codable, CaseIterable {
  /// 企业
  case firm
  /// 实际控制人
  case controller
  /// 项目公司
  case projectCompany = "project_company"

  /// The words on screen.
  public var label: String {
    switch self {
    case .firm: "企业"
    case .controller: "实际控制人"
    case .projectCompany: "项目公司"
    }
  }
}
