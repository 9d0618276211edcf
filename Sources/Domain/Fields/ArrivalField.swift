/// The fields of money that arrived for a project (到位资金).
package enum ArrivalField: String, RecordField {
  case opportunity = "opportunity_id", arrivedOn = "arrived_on", amount = "amount_yuan", proof, paper, note
  case use, work, state, checkedBy = "checked_by", checkedOn = "checked_on", recognisedBy = "recognised_by"
  case recognisedOn = "recognised_on", month = "recognised_month", sentBackBy = "sent_back_by"
  case sentBackOn = "sent_back_on", sentBackReason = "sent_back_reason"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ArrivalField>(
    .arrival, "到位资金", path: "arrivals", schema: "Arrival", help: "到位资金及凭证",
    name: .paper, listed: [.opportunity, .arrivedOn, .amount, .proof, .state, .month], takesTables: true,
    again: .init([.opportunity, .arrivedOn, .amount, .proof], apart: [.paper]))
  /// What a record cannot be without.
  package static let required: Set<ArrivalField> = [.opportunity, .arrivedOn, .amount, .proof, .state]
  /// What only examining it changes.
  package static let managed: Set<ArrivalField> = [
    .state, .checkedBy, .checkedOn, .recognisedBy, .recognisedOn, .month, .sentBackBy, .sentBackOn, .sentBackReason,
  ]
  /// Money that is still to come has not arrived.
  package static let happened: Set<ArrivalField> = [.arrivedOn, .checkedOn, .recognisedOn, .sentBackOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("签约项目", .reference(.opportunity))
    case .arrivedOn: .init("到位日期", .date)
    case .amount: .init("到位金额", .money)
    case .proof: .init("到位依据", .choice(of: FundsEvidence.self))
    case .paper: .init("凭证编号", .text)
    case .note: .init("备注", .text)
    case .use: .init("资金用途", .choice(of: ArrivalUse.self))
    case .work: .init("建设性质", .choice(of: ArrivalWork.self))
    case .state: .init("认定状态", .choice(of: ArrivalState.self))
    case .checkedBy: .init("核实人", .text)
    case .checkedOn: .init("核实日期", .date)
    case .recognisedBy: .init("认定人", .text)
    case .recognisedOn: .init("认定日期", .date)
    case .month: .init("认定月份", .text, .name)
    case .sentBackBy: .init("退回人", .text)
    case .sentBackOn: .init("退回日期", .date)
    case .sentBackReason: .init("退回原因", .text)
    }
  }
}

extension Entity {
  /// 到位资金
  package static let arrival = Entity("arrival")
}
