/// The fields of a target of a year (年度任务).
public enum TargetField: String, RecordField {
  case year, indicator, unit, amount, paper

  /// The entity these fields belong to.
  public static let entity = Entity.target
  /// What a record cannot be without.
  public static let required: Set<TargetField> = [.year, .indicator, .amount]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .year: .init("年度", .count(.year))
    case .indicator: .init("指标", .text)
    case .unit: .init("责任单位", .text)
    case .amount: .init("任务数", .quantity(.stated))
    case .paper: .init("下达文件", .text)
    }
  }
}
