/// The fields of a firm that takes part in a visit, with its people.
package enum VisitPartyField: String, RecordField {
  case visit = "visit_id", enterprise = "enterprise_id", attendees, opportunity = "opportunity_id", note
  case forceReason = "force_reason"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<VisitPartyField>(
    .visitParty, "考察企业", path: "visit-parties", schema: "VisitParty",
    help: "参加考察的企业", name: .attendees, listed: [.visit, .enterprise, .opportunity])
  /// What a record cannot be without.
  package static let required: Set<VisitPartyField> = [.visit, .enterprise]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
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

extension Entity {
  /// 考察企业
  package static let visitParty = Entity("visit_party")
}
