/// The fields of a firm that takes part in a visit, with its people.
public enum VisitPartyField: String, RecordField {
  case visit = "visit_id", enterprise = "enterprise_id", attendees, opportunity = "opportunity_id", note
  case forceReason = "force_reason"

  /// The entity these fields belong to.
  public static let entity = Entity.visitParty
  /// What a record cannot be without.
  public static let required: Set<VisitPartyField> = [.visit, .enterprise]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .visit: .init("考察", .reference(.visit))
    case .enterprise: .init("企业", .reference(.enterprise))
    case .attendees: .init("参加人员", .texts)
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .note: .init("备注", .text)
    case .forceReason: .init("重叠理由", .text)
    }
  }
}
