/// The fields of what a firm tells of itself (企业自报更正): one submission; each field of it is a difference to settle.
package enum ProposalField: String, RecordField {
  case title, enterprise = "enterprise_id", submittedBy = "submitted_by", submittedOn = "submitted_on", note, state

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ProposalField>(
    .proposal, "企业自报更正", path: "proposals", schema: "Proposal",
    help: "企业自报更正:企业经一次性链接或账号提出的更正,逐项采纳或退回", name: .title,
    listed: [.submittedBy, .submittedOn, .note, .state])
  /// What a record cannot be without.
  package static let required: Set<ProposalField> = [.title, .enterprise, .submittedBy, .submittedOn, .state]
  /// All of them: told by the firm, settled by a person's word.
  package static let managed = Set(ProposalField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .title: .init("内容", .text)
    case .enterprise: .init("企业", .reference(.enterprise))
    case .submittedBy: .init("提交途径", .text)
    case .submittedOn: .init("提交日期", .date)
    case .note: .init("说明", .text)
    case .state: .init("处理", .choice(of: ProposalState.self))
    }
  }
}

extension Entity {
  /// 企业自报更正
  package static let proposal = Entity("proposal")
}
