/// The fields of a difference to settle (待定差异): a weaker or older word that was told of a fact, beside the one that stands.
package enum DifferenceField: String, RecordField {
  case title, enterprise = "enterprise_id", plan = "plan_id", person = "person_id", tie = "tie_id", field
  case standing, standingGrade = "standing_grade", standingOn = "standing_on", standingSource = "standing_source"
  case told, toldGrade = "told_grade", toldOn = "told_on", toldSource = "told_source", value
  case state, listedOn = "listed_on", settledOn = "settled_on", settledBy = "settled_by"
  case consent = "consent_id", proposal = "proposal_id", reason

  /// What it is called and how it is found.
  package static let record = RecordDefinition<DifferenceField>(
    .difference, "待定差异", path: "differences", schema: "Difference",
    help: "待定差异:依据较弱或日期较早的说法,采用或保留", name: .title,
    listed: [.standing, .standingGrade, .told, .toldGrade, .toldOn, .toldSource, .state])
  /// What a record cannot be without.
  package static let required: Set<DifferenceField> = [
    .title, .field, .toldGrade, .toldOn, .toldSource, .state, .listedOn,
  ]
  /// The value itself may be contact data; `told` shows it as far as it may be seen.
  package static let personal: Set<DifferenceField> = [.value]
  /// All of them: listed by imports and minutes, settled by a person's word.
  package static let managed = Set(DifferenceField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .title: .init("内容", .text)
    case .enterprise: .init("企业", .reference(.enterprise))
    case .plan: .init("拟投项目", .reference(.plan))
    case .person: .init("校友", .reference(.person))
    case .tie: .init("校友任职", .reference(.tie))
    case .field: .init("字段", .text)
    case .standing: .init("现有内容", .text)
    case .standingGrade: .init("现有依据", .choice(of: EvidenceGrade.self))
    case .standingOn: .init("现有内容日期", .date)
    case .standingSource: .init("现有来源", .text)
    case .told: .init("新来内容", .text)
    case .toldGrade: .init("新来依据", .choice(of: EvidenceGrade.self))
    case .toldOn: .init("新来内容日期", .date)
    case .toldSource: .init("新来来源", .text)
    case .value: .init("新来的值", .text)
    case .state: .init("处理", .choice(of: DifferenceState.self))
    case .listedOn: .init("列出日期", .date)
    case .settledOn: .init("处理日期", .date)
    case .settledBy: .init("处理人", .text)
    case .consent: .init("授权同意", .reference(.consent))
    case .proposal: .init("企业自报更正", .reference(.proposal))
    case .reason: .init("处理理由", .text)
    }
  }
}

extension Entity {
  /// 待定差异
  package static let difference = Entity("difference")
}
