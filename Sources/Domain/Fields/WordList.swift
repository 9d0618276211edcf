/// A reference table whose rows are the only words a text field takes: by code, name or other name, kept as one of them.
package enum WordList: String, Sendable, Hashable, CaseIterable {
  /// The county's departments; kept by name.
  case departments
  /// The links of the product chains; kept by code.
  case chainLinks = "chain-links"
  /// By what a lead came; kept by name.
  case leadKinds = "lead-kinds"
  /// The formalities between signing and production; kept by name.
  case formalityItems = "formality-items"
  /// The lines of the university's support; kept by name.
  case supportKinds = "support-kinds"
  /// What contact data may be used for; kept by name.
  case consentPurposes = "consent-purposes"
  /// What people do in the team of a project; kept by name.
  case teamRoles = "team-roles"
  /// The figures of the monthly sheet and of the school's, whose lines are the kinds of support; kept by code.
  case figures

  /// The name of its table.
  package var table: String { self == .figures ? WordList.supportKinds.rawValue : rawValue }
  /// Whether records keep a code of which the words on screen are others.
  package var keepsCode: Bool { self == .chainLinks || self == .figures }

  /// What one of its words is called on screen.
  package var label: String {
    switch self {
    case .departments: "部门"
    case .chainLinks: "产业链环节"
    case .leadKinds: "线索来源"
    case .formalityItems: "手续"
    case .supportKinds: "帮扶类别"
    case .consentPurposes: "授权用途"
    case .teamRoles: "专班角色"
    case .figures: "指标"
    }
  }
}
