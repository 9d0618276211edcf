/// The fields of a signing of a project, or a later change of its contracted amount (签约与增资).
package enum SigningField: String, RecordField {
  case opportunity = "opportunity_id", signedOn = "signed_on", amount = "amount_yuan", evidence, actor, kind =
    "change_kind"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<SigningField>(
    .signing, "签约与增资", path: "signings", schema: "Signing",
    help: "签约金额及其后每次变动", name: .signedOn,
    listed: [.opportunity, .kind, .amount, .evidence], searched: [.actor])
  /// What a record cannot be without.
  package static let required: Set<SigningField> = [.opportunity, .signedOn, .amount, .actor]
  /// The day of a paper that is signed.
  package static let happened: Set<SigningField> = [.signedOn]
  /// All of them: written by the work alone.
  package static let managed = Set(SigningField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("签约项目", .reference(.opportunity))
    case .signedOn: .init("日期", .date)
    case .amount: .init("合同总额", .money)
    case .evidence: .init("合同额依据", .choice(of: SigningEvidence.self))
    case .actor: .init("经办人", .text)
    case .kind: .init("性质", .choice(of: SigningKind.self))
    }
  }
}

extension Entity {
  /// 签约与增资
  package static let signing = Entity("signing")
}
