/// The fields of a target of a year (年度任务).
package enum TargetField: String, RecordField {
  case year, indicator, unit, amount, paper

  /// What it is called and how it is found.
  package static let record = RecordDefinition<TargetField>(
    .target, "年度任务", path: "targets", schema: "Target", help: "各单位各指标的年度任务",
    name: .indicator, listed: [.year, .unit, .amount, .paper], takesTables: true,
    again: .init([.year, .indicator, .unit, .amount, .paper]))
  /// What a record cannot be without.
  package static let required: Set<TargetField> = [.year, .indicator, .amount]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .year: .init("年度", .count(.year))
    case .indicator: .init("指标", .text, .name, words: .figures)
    case .unit: .init("责任单位", .text, .name)
    case .amount: .init("任务数", .quantity(.stated))
    case .paper: .init("下达文件", .text)
    }
  }
}

extension Entity {
  /// 年度任务
  package static let target = Entity("target")
}
