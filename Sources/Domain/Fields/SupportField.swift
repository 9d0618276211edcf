/// The fields of one entry of the university's support ledgers: funds, purchases, training, projects (帮扶台账).
public enum SupportField: String, RecordField {
  case title, kind, happenedOn = "happened_on", amount = "amount_yuan", attendances, people, papers, note

  /// The entity these fields belong to.
  public static let entity = Entity.support
  /// What a record cannot be without.
  public static let required: Set<SupportField> = [.title, .kind, .happenedOn]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .title: .init("事项", .text)
    case .kind: .init("类别", .choice(SupportKind.choices))
    case .happenedOn: .init("日期", .date)
    case .amount: .init("金额", .money)
    case .attendances: .init("人次", .count(.stated))
    case .people: .init("人数", .count(.person))
    case .papers: .init("佐证材料", .texts)
    case .note: .init("备注", .text)
    }
  }
}
