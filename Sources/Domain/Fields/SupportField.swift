/// The fields of one entry of the university's support ledgers: funds, purchases, training, projects (帮扶台账).
package enum SupportField: String, RecordField {
  case title, kind, happenedOn = "happened_on", amount = "amount_yuan", attendances, people, papers, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<SupportField>(
    .support, "帮扶台账", path: "support", schema: "SupportEntry",
    help: "高校帮扶:资金、采购、培训、项目", name: .title,
    listed: [.kind, .happenedOn, .amount, .attendances, .papers], takesTables: true,
    again: .init([.title, .kind, .happenedOn, .amount], apart: [.attendances, .people]))
  /// What a record cannot be without.
  package static let required: Set<SupportField> = [.title, .kind, .happenedOn]
  /// What is still to come is no support yet.
  package static let happened: Set<SupportField> = [.happenedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .title: .init("事项", .text)
    case .kind: .init("类别", .text, .name, words: .supportKinds)
    case .happenedOn: .init("日期", .date)
    case .amount: .init("金额", .money)
    case .attendances: .init("人次", .count(.stated))
    case .people: .init("人数", .count(.person))
    case .papers: .init("佐证材料", .texts)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 帮扶台账
  package static let support = Entity("support")
}
