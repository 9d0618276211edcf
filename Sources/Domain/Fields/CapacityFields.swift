/// The fields of one line of the capacity ledger (要素台账): what a zone has left of one resource.
public enum LedgerField: String, RecordField {
  case zone = "zone_id", resource, skill, total, free, note

  /// The entity these fields belong to.
  public static let entity = Entity.ledger
  /// What a record cannot be without.
  public static let required: Set<LedgerField> = [.zone, .resource, .free]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .zone: .init("片区", .reference(.zone))
    case .resource: .init("要素", .choice(Resource.choices + [.init("labour", "可用劳动力")]))
    case .skill: .init("工种", .text)
    case .total: .init("总量", .quantity(.stated))
    case .free: .init("剩余量", .quantity(.stated))
    case .note: .init("备注", .text)
    }
  }
}

/// The fields of an expiring reservation of park capacity (要素预留).
public enum HoldField: String, RecordField {
  case zone = "zone_id", resource, amount, enterprise = "enterprise_id", plan = "plan_id", expires = "expires_on", note
  case opportunity = "opportunity_id"

  /// The entity these fields belong to.
  public static let entity = Entity.hold
  /// What a record cannot be without.
  public static let required: Set<HoldField> = [.zone, .resource, .amount, .enterprise, .expires]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .zone: .init("片区", .reference(.zone))
    case .resource: .init("要素", .choice(Resource.choices))
    case .amount: .init("预留量", .quantity(.stated))
    case .enterprise: .init("企业", .reference(.enterprise))
    case .plan: .init("拟投项目", .reference(.plan))
    case .expires: .init("到期日", .date)
    case .note: .init("备注", .text)
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    }
  }
}
