/// The fields of a month whose figures were frozen (月报定稿).
public enum FrozenMonthField: String, RecordField {
  case month, frozenOn = "frozen_on", actor, figures, rows, digest

  /// The entity these fields belong to.
  public static let entity = Entity.frozenMonth
  /// What a record cannot be without.
  public static let required: Set<FrozenMonthField> = [.month, .frozenOn, .actor, .figures, .rows, .digest]
  /// All of them: written by the work alone.
  public static let managed = Set(FrozenMonthField.allCases)

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
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
