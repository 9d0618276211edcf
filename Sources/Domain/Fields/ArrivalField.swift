/// The fields of money that arrived for a project (到位资金).
public enum ArrivalField: String, RecordField {
  case opportunity = "opportunity_id", arrivedOn = "arrived_on", amount = "amount_yuan", proof, paper, note

  /// The entity these fields belong to.
  public static let entity = Entity.arrival
  /// What a record cannot be without.
  public static let required: Set<ArrivalField> = [.opportunity, .arrivedOn, .amount, .proof]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("签约项目", .reference(.opportunity))
    case .arrivedOn: .init("到位日期", .date)
    case .amount: .init("到位金额", .money)
    case .proof: .init("到位依据", .choice(FundsEvidence.choices))
    case .paper: .init("凭证编号", .text)
    case .note: .init("备注", .text)
    }
  }
}
