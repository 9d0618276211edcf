/// The fields of a person's part in the team (专班) that works on a project, from a day to a day.
package enum TeamMemberField: String, RecordField {
  case opportunity = "opportunity_id", person, role, unit, since, until, note, login

  /// What it is called and how it is found.
  package static let record = RecordDefinition<TeamMemberField>(
    .teamMember, "专班成员", path: "team-members", schema: "TeamMember",
    help: "项目专班的成员、角色与起止日期", name: .person, listed: [.opportunity, .role, .unit, .since, .until],
    searched: [.person, .unit])
  /// What a record cannot be without.
  package static let required: Set<TeamMemberField> = [.opportunity, .person, .role, .since]
  /// What only the work itself changes.
  package static let managed: Set<TeamMemberField> = [.login]
  package static let accounts: [TeamMemberField: TeamMemberField] = [.person: .login]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .person: .init("姓名", .text)
    case .role: .init("专班角色", .text, .name, words: .teamRoles)
    case .unit: .init("所在单位", .text, .name)
    case .since: .init("起始日期", .date)
    case .until: .init("截止日期", .date, isEnd: true)
    case .note: .init("备注", .text)
    case .login: .init("成员账号", .text, .name)
    }
  }
}

extension Entity {
  /// 专班成员
  package static let teamMember = Entity("team_member")
}
