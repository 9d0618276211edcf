/// The fields of one line of the capacity ledger (要素台账): what a zone has left of one resource.
package enum LedgerField: String, RecordField {
  case zone = "zone_id", resource, skill, total, free, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<LedgerField>(
    .ledger, "要素台账", path: "ledger", schema: "LedgerLine",
    help: "片区剩余的土地、厂房、电、水等", name: .resource,
    takesTables: true, again: .init([.zone, .resource, .skill], updates: true))
  /// What a record cannot be without.
  package static let required: Set<LedgerField> = [.zone, .resource, .free]
  /// Each resource has its unit.
  package static var measured: LedgerField? { .resource }

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .zone: .init("片区", .reference(.zone))
    case .resource: .init("要素", .choice(Resource.choices + [.init("labour", "可用劳动力")]))
    case .skill: .init("工种", .text, .name)
    case .total: .init("总量", .quantity(.stated))
    case .free: .init("剩余量", .quantity(.stated))
    case .note: .init("备注", .text)
    }
  }
}

/// The fields of an expiring reservation of park capacity (要素预留).
package enum HoldField: String, RecordField {
  case zone = "zone_id", resource, amount, enterprise = "enterprise_id", plan = "plan_id", expires = "expires_on", note
  case opportunity = "opportunity_id"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<HoldField>(
    .hold, "要素预留", path: "holds", schema: "Hold", help: "到期失效的要素预留", name: .resource,
    listed: [.zone, .amount, .expires, .enterprise])
  /// What a record cannot be without.
  package static let required: Set<HoldField> = [.zone, .resource, .amount, .enterprise, .expires]
  /// Each resource has its unit.
  package static var measured: HoldField? { .resource }

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .zone: .init("片区", .reference(.zone))
    case .resource: .init("要素", .choice(of: Resource.self))
    case .amount: .init("预留量", .quantity(.stated))
    case .enterprise: .init("企业", .reference(.enterprise))
    case .plan: .init("拟投项目", .reference(.plan))
    case .expires: .init("到期日", .date, isEnd: true)
    case .note: .init("备注", .text)
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    }
  }
}

extension Record {
  /// The unit of an amount that has none of its own: that of the record's resource; empty where nothing says it.
  package func unit(of field: Field) -> String {
    guard field.kind == .quantity(.stated), let word = Field.measured.flatMap({ text($0) }) else { return "" }
    return Resource(rawValue: word)?.unit ?? (word == "labour" ? Unit.person.rawValue : "")
  }
}

extension Entity {
  /// 要素台账
  package static let ledger = Entity("ledger")
  /// 要素预留
  package static let hold = Entity("hold")
}
