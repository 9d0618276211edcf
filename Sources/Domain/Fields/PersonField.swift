/// The fields of an alumnus or contact (校友 / 联系人).
package enum PersonField: String, RecordField {
  case name, college, major, classYear = "class_year", homeTown = "home_town", city
  case phone, email, wechat, association, employment, note
  case doNotApproach = "do_not_approach", doNotApproachReason = "do_not_approach_reason"
  case doNotApproachSince = "do_not_approach_since", doNotApproachUntil = "do_not_approach_until"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<PersonField>(
    .person, "校友", path: "people", schema: "Person",
    help: "校友与联系人;联系方式隐去,写明 --purpose 才显示", name: .name,
    listed: [.college, .classYear, .city, .employment, .doNotApproach],
    searched: [.name, .college, .employment, .association], isTestimony: true)
  /// What a record cannot be without.
  package static let required: Set<PersonField> = [.name]
  package static let names: [PersonField] = [.name]
  /// Contact data, masked everywhere.
  package static let personal: Set<PersonField> = [.phone, .email, .wechat]
  package static let phones: Set<PersonField> = [.phone]
  /// What is not the office's own remark.
  package static let own: Set<PersonField> = [
    .name, .college, .major, .classYear, .homeTown, .city, .phone, .email, .wechat, .association, .employment,
  ]
  /// Remarks are added.
  package static let gathered: Set<PersonField> = [.note]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .name: .init("姓名", .text)
    case .college: .init("学院", .text)
    case .major: .init("专业", .text)
    case .classYear: .init("届别", .count(.year))
    case .homeTown: .init("籍贯", .text)
    case .city: .init("常住城市", .text)
    case .phone: .init("手机", .text)
    case .email: .init("邮箱", .text)
    case .wechat: .init("微信", .text)
    case .association: .init("地方校友会", .text)
    case .employment: .init("单位及职务", .text)
    case .note: .init("备注", .text)
    case .doNotApproach: .init("不再联系", .flag)
    case .doNotApproachReason: .init("不再联系原因", .text)
    case .doNotApproachSince: .init("不再联系起始日", .date)
    case .doNotApproachUntil: .init("不再联系截止日", .date, isEnd: true)
    }
  }
}

/// The fields of the tie between a person and a firm.
package enum TieField: String, RecordField {
  case enterprise = "enterprise_id", person = "person_id", role, roleText = "role_text"
  case from = "from_on", until = "until_on"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<TieField>(
    .tie, "校友任职", path: "ties", schema: "Tie", help: "某人在某企业的职务", name: .roleText,
    isTestimony: true)
  /// What a record cannot be without.
  package static let required: Set<TieField> = [.enterprise, .person]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .enterprise: .init("企业", .reference(.enterprise))
    case .person: .init("校友", .reference(.person))
    case .role: .init("任职类别", .choice(of: RoleLevel.self))
    case .roleText: .init("职务", .text)
    case .from: .init("任职起始日", .date)
    case .until: .init("任职截止日", .date, isEnd: true)
    }
  }
}

extension Entity {
  /// 校友
  package static let person = Entity("person")
  /// 校友任职
  package static let tie = Entity("tie")
}
