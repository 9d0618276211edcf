/// The fields of money that arrived for a project (到位资金).
package enum ArrivalField: String, RecordField {
  case opportunity = "opportunity_id", arrivedOn = "arrived_on", amount = "amount_yuan", proof, paper, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ArrivalField>(
    .arrival, "到位资金", path: "arrivals", schema: "Arrival", help: "到位资金及凭证",
    name: .paper, listed: [.opportunity, .arrivedOn, .amount, .proof], takesTables: true,
    again: .init([.opportunity, .arrivedOn, .amount, .proof], apart: [.paper]))
  /// What a record cannot be without.
  package static let required: Set<ArrivalField> = [.opportunity, .arrivedOn, .amount, .proof]
  /// Money that is still to come has not arrived.
  package static let happened: Set<ArrivalField> = [.arrivedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("签约项目", .reference(.opportunity))
    case .arrivedOn: .init("到位日期", .date)
    case .amount: .init("到位金额", .money)
    case .proof: .init("到位依据", .choice(of: FundsEvidence.self))
    case .paper: .init("凭证编号", .text)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 到位资金
  package static let arrival = Entity("arrival")
}
