/// The fields of a promise by the firm, the county or the university (承诺).
package enum PromiseField: String, RecordField {
  case opportunity = "opportunity_id", side, kind, content, amount = "amount_yuan", people, dueOn = "due_on"
  case state, closedOn = "closed_on", evidence, legalBasis = "legal_basis", owner, note
  case basisClause = "basis_clause", basisDate = "basis_date", basisLevel = "basis_level"
  case exception, favourUntil = "favour_until", endCondition = "end_condition"
  case ownerLogin = "owner_login"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<PromiseField>(
    .promise, "承诺", path: "promises", schema: "Promise",
    help: "企业、县区、学校三方的承诺", name: .content,
    listed: [.opportunity, .side, .kind, .dueOn, .state], searched: [.content, .evidence])
  /// What a record cannot be without.
  package static let required: Set<PromiseField> = [.opportunity, .side, .kind, .content, .dueOn, .state]
  /// What only the work itself changes.
  package static let managed: Set<PromiseField> = [.state, .closedOn, .evidence, .ownerLogin]
  package static let accounts: [PromiseField: PromiseField] = [.owner: .ownerLogin]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .side: .init("承诺方", .choice(of: PromiseSide.self))
    case .kind: .init("承诺事项", .choice(of: PromiseKind.self))
    case .content: .init("承诺内容", .text, .paragraph)
    case .amount: .init("金额", .money)
    case .people: .init("人数", .count(.person))
    case .dueOn: .init("兑现期限", .date, isEnd: true)
    case .state: .init("兑现情况", .choice(of: PromiseState.self))
    case .closedOn: .init("了结日期", .date)
    case .evidence: .init("兑现依据", .text)
    case .legalBasis: .init("依据文件", .text)
    case .owner: .init("责任人", .text)
    case .note: .init("备注", .text)
    case .basisClause: .init("依据条款", .text)
    case .basisDate: .init("依据日期", .date)
    case .basisLevel: .init("依据制定层级", .choice(of: BasisLevel.self))
    case .exception: .init("例外情形", .choice(of: FairnessException.self))
    case .favourUntil: .init("优惠期限至", .date, isEnd: true)
    case .endCondition: .init("终止条件", .text)
    case .ownerLogin: .init("责任人账号", .text, .name)
    }
  }
}

extension Entity {
  /// 承诺
  package static let promise = Entity("promise")
}
