/// The fields of a month whose figures were frozen (月报定稿).
package enum FrozenMonthField: String, RecordField {
  case month, frozenOn = "frozen_on", actor, figures, rows, digest

  /// What it is called and how it is found.
  package static let record = RecordDefinition<FrozenMonthField>(
    .frozenMonth, "月报定稿", path: "frozen-months", schema: "FrozenMonth", help: "已定稿的月份",
    name: .month, code: .month, listed: [.frozenOn, .actor, .digest], searched: [.month])
  /// What a record cannot be without.
  package static let required: Set<FrozenMonthField> = [.month, .frozenOn, .actor, .figures, .rows, .digest]
  /// All of them: written by the work alone.
  package static let managed = Set(FrozenMonthField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .month: .init("月份", .text)
    case .frozenOn: .init("定稿日期", .date)
    case .actor: .init("定稿人", .text)
    case .figures: .init("指标数值", .texts)
    case .rows: .init("明细", .texts)
    case .digest: .init("明细摘要", .text)
    }
  }
}

extension Entity {
  /// 月报定稿
  package static let frozenMonth = Entity("frozen_month")
}
