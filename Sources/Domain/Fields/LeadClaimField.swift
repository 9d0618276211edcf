/// The fields of one party's share in the bringing of a project: who referred it, reported it first, talked first (项目归属).
package enum LeadClaimField: String, RecordField {
  case opportunity = "opportunity_id", kind, party, happenedOn = "happened_on", share = "share_pct"
  case confirmedBy = "confirmed_by", evidence, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<LeadClaimField>(
    .leadClaim, "项目归属", path: "lead-claims", schema: "LeadClaim",
    help: "引荐、首报、首谈各归谁、占多少,由谁确认", name: .party,
    listed: [.opportunity, .kind, .happenedOn, .share, .confirmedBy], searched: [.party, .evidence])
  /// What a record cannot be without.
  package static let required: Set<LeadClaimField> = [
    .opportunity, .kind, .party, .happenedOn, .share, .confirmedBy, .evidence,
  ]
  /// The day of what is claimed.
  package static let happened: Set<LeadClaimField> = [.happenedOn]
  /// All of them: the shares of a project are written as a whole.
  package static let managed = Set(LeadClaimField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("项目", .reference(.opportunity))
    case .kind: .init("归属事项", .choice(of: ClaimKind.self))
    case .party: .init("归属方", .text)
    case .happenedOn: .init("日期", .date)
    case .share: .init("占比", .quantity(.percent))
    case .confirmedBy: .init("确认人", .texts)
    case .evidence: .init("依据", .text)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 项目归属
  package static let leadClaim = Entity("lead_claim")
}
