/// The fields of a department's ruling on a gate (部门认定).
package enum RulingField: String, RecordField {
  case gate, enterprise = "enterprise_id", plan = "plan_id", need = "need_id", department, outcome, paper
  case ruledOn = "ruled_on", expires = "expires_on", conditions, conditionsMet = "conditions_met", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<RulingField>(
    .ruling, "部门认定", path: "rulings", schema: "Ruling", help: "部门对准入条件的认定及文件",
    name: .paper, listed: [.gate, .outcome, .enterprise, .department, .ruledOn],
    searched: [.paper, .gate, .department], takesTables: true,
    again: .init([.gate, .enterprise, .plan, .need, .department, .outcome, .paper, .ruledOn]))
  /// What a record cannot be without.
  package static let required: Set<RulingField> = [.gate, .department, .outcome, .paper, .ruledOn]
  /// The day of the paper.
  package static let happened: Set<RulingField> = [.ruledOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .gate: .init("准入条件", .choice(of: GateKey.self))
    case .enterprise: .init("企业", .reference(.enterprise))
    case .plan: .init("拟投项目", .reference(.plan))
    case .need: .init("招商项目", .reference(.need))
    case .department: .init("认定部门", .text, words: .departments)
    case .outcome: .init("认定结果", .choice(of: RulingOutcome.self))
    case .paper: .init("文号", .text)
    case .ruledOn: .init("认定日期", .date)
    case .expires: .init("有效期至", .date, isEnd: true)
    case .conditions: .init("附加条件", .text)
    case .conditionsMet: .init("条件已落实", .flag)
    case .note: .init("备注", .text)
    }
  }
}

/// The fields of a check of a firm's standing in a public register (主体信用核查).
package enum StandingField: String, RecordField {
  case enterprise = "enterprise_id", subject, register, state, checkedOn = "checked_on", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<StandingField>(
    .standing, "主体信用核查", path: "standings", schema: "Standing", help: "企业在公示系统中的核查结果",
    name: .register, takesTables: true, again: .init([.enterprise, .subject, .register, .state, .checkedOn]))
  /// What a record cannot be without.
  package static let required: Set<StandingField> = [.enterprise, .register, .state, .checkedOn]
  /// The day of the look-up.
  package static let happened: Set<StandingField> = [.checkedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .enterprise: .init("企业", .reference(.enterprise))
    case .subject: .init("核查对象", .choice(of: StandingSubject.self))
    case .register: .init("核查名单", .choice(of: StandingList.self))
    case .state: .init("核查结果", .choice(of: StandingState.self))
    case .checkedOn: .init("核查日期", .date)
    case .note: .init("备注", .text)
    }
  }
}

/// The fields of a two-way contact with a firm (互动记录).
package enum EngagementField: String, RecordField {
  case enterprise = "enterprise_id", kind, date = "happened_on", person = "person_id", note, officer
  case nextStep = "next_step", nextDue = "next_due", officerLogin = "officer_login"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<EngagementField>(
    .engagement, "互动记录", path: "engagements", schema: "Engagement", help: "与企业的双向往来", name: .kind,
    listed: [.enterprise, .date, .person, .note, .officer, .nextStep, .nextDue], searched: [.note, .officer],
    takesTables: true, again: .init([.enterprise, .kind, .date, .person], apart: [.note]),
    told: [.kind, .date, .note, .nextStep, .nextDue],
    besides: [
      "序号", "招商项目", "为何联系", "可问事项", "上次联系、正在洽谈", "职务、电话、引荐",
    ])
  /// What a record cannot be without.
  package static let required: Set<EngagementField> = [.enterprise, .kind, .date]
  /// What only the work itself changes.
  package static let managed: Set<EngagementField> = [.officerLogin]
  package static let accounts: [EngagementField: EngagementField] = [.officer: .officerLogin]
  /// The day of the contact.
  package static let happened: Set<EngagementField> = [.date]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .enterprise: .init("企业", .reference(.enterprise))
    case .kind: .init("互动方式", .choice(of: EngagementKind.self))
    case .date: .init("日期", .date)
    case .person: .init("校友", .reference(.person))
    case .note: .init("备注", .text)
    case .officer: .init("经办人", .text)
    case .nextStep: .init("下一步", .text)
    case .nextDue: .init("下一步期限", .date, isEnd: true)
    case .officerLogin: .init("经办人账号", .text, .name)
    }
  }
}

extension Entity {
  /// 部门认定
  package static let ruling = Entity("ruling")
  /// 主体信用核查
  package static let standing = Entity("standing")
  /// 互动记录
  package static let engagement = Entity("engagement")
}
