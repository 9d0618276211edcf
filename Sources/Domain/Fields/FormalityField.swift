/// The fields of one of the formalities of a signed project (手续).
package enum FormalityField: String, RecordField {
  case opportunity = "opportunity_id", item, isNeeded = "is_needed", doneOn = "done_on", paper, note, form, acceptedOn =
    "accepted_on"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<FormalityField>(
    .formality, "手续", path: "formalities", schema: "Formality", help: "签约项目的各项手续",
    name: .item, listed: [.opportunity, .isNeeded, .doneOn, .paper])
  /// What a record cannot be without.
  package static let required: Set<FormalityField> = [.opportunity, .item]
  /// The day on which it was done.
  package static let happened: Set<FormalityField> = [.doneOn, .acceptedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .item: .init("手续", .text, .name, words: .formalityItems)
    case .isNeeded: .init("是否需办", .flag)
    case .doneOn: .init("办结日期", .date)
    case .paper: .init("文号", .text)
    case .note: .init("备注", .text)
    case .form: .init("办理形式", .text, .name)
    case .acceptedOn: .init("受理日期", .date)
    }
  }
}

extension Entity {
  /// 手续
  package static let formality = Entity("formality")
}
