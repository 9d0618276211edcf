/// The fields of a visit of a delegation (考察), in either direction.
package enum VisitField: String, RecordField {
  case code, title, direction, startsOn = "starts_on", endsOn = "ends_on", state, stateReason = "state_reason"
  case host, hosts, people, transport, topics, consensus, differences, minutesOn = "minutes_on"
  case minutesBy = "minutes_by", note, contact, contactPhone = "contact_phone", meetingPlace = "meeting_place"
  case hostLogin = "host_login", hostLogins = "host_logins"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<VisitField>(
    .visit, "考察", path: "visits", schema: "Visit", help: "来石与外出考察:行程、文书、纪要、成效", name: .title, code: .code,
    listed: [.code, .startsOn, .endsOn, .state, .host], searched: [.title, .code, .topics], takesTables: true,
    again: .init([.title, .direction, .startsOn, .endsOn]))
  /// What a record cannot be without.
  package static let required: Set<VisitField> = [.code, .title, .direction, .startsOn, .endsOn, .state]
  /// What only the work itself changes.
  package static let managed: Set<VisitField> = [
    .state, .stateReason, .topics, .consensus, .differences, .minutesOn, .minutesBy, .hostLogin, .hostLogins,
  ]
  package static let accounts: [VisitField: VisitField] = [.host: .hostLogin, .hosts: .hostLogins]
  /// The day of the minutes.
  package static let happened: Set<VisitField> = [.minutesOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .code: .init("考察编号", .text)
    case .title: .init("考察名称", .text)
    case .direction: .init("方向", .choice(of: VisitDirection.self))
    case .startsOn: .init("开始日期", .date)
    case .endsOn: .init("结束日期", .date, isEnd: true)
    case .state: .init("状态", .choice(of: VisitState.self))
    case .stateReason: .init("状态原因", .text)
    case .host: .init("接待负责人", .text)
    case .hosts: .init("陪同人员", .texts)
    case .people: .init("来访人数", .count(.person))
    case .transport: .init("交通安排", .text)
    case .topics: .init("议题", .text)
    case .consensus: .init("共识", .text)
    case .differences: .init("分歧", .text)
    case .minutesOn: .init("纪要日期", .date)
    case .minutesBy: .init("纪要人", .text)
    case .note: .init("备注", .text)
    case .contact: .init("我方联系人", .text)
    case .contactPhone: .init("我方联系电话", .text)
    case .meetingPlace: .init("集合地点", .text)
    case .hostLogin: .init("接待负责人账号", .text, .name)
    case .hostLogins: .init("陪同人员账号", .texts)
    }
  }
}

extension Entity {
  /// 考察
  package static let visit = Entity("visit")
}
