/// The fields of what a firm asked on a visit and the answer it gets (诉求与答复).
package enum VisitAskField: String, RecordField {
  case visit = "visit_id", enterprise = "enterprise_id", ask, answer, owner, dueOn = "due_on"
  case answeredOn = "answered_on", ownerLogin = "owner_login"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<VisitAskField>(
    .visitAsk, "企业诉求", path: "visit-asks", schema: "VisitAsk",
    help: "企业在考察中提出的诉求及答复", name: .ask,
    listed: [.visit, .enterprise, .owner, .dueOn, .answeredOn], searched: [.ask, .answer])
  /// What a record cannot be without.
  package static let required: Set<VisitAskField> = [.visit, .enterprise, .ask]
  /// The day of the answer.
  package static let happened: Set<VisitAskField> = [.answeredOn]
  /// What only the work itself changes.
  package static let managed: Set<VisitAskField> = [.ownerLogin]
  package static let accounts: [VisitAskField: VisitAskField] = [.owner: .ownerLogin]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .visit: .init("考察", .reference(.visit))
    case .enterprise: .init("企业", .reference(.enterprise))
    case .ask: .init("诉求", .text, .paragraph)
    case .answer: .init("答复", .text)
    case .owner: .init("答复责任人", .text)
    case .dueOn: .init("答复期限", .date, isEnd: true)
    case .answeredOn: .init("答复日期", .date)
    case .ownerLogin: .init("答复责任人账号", .text, .name)
    }
  }
}

extension Entity {
  /// 企业诉求
  package static let visitAsk = Entity("visit_ask")
}
