import Domain
import Service

/// The filters a list of one kind of record understands, from the catalogue of its fields.
enum Filters<Field: RecordField> {
  /// `field`, and by kind `field.contains`, `field.min`, `field.max`, `field.unknown`. Contact data is never a filter.
  static var parameters: [Parameter] {
    Field.allCases.filter { !Field.personal.contains($0) }.flatMap { field in
      [query(field, "", base(field.kind), "等于")] + bounds(field)
        + [query(field, ".unknown", .yes, "未知")]
    }
  }

  private static func bounds(_ field: Field) -> [Parameter] {
    switch field.kind {
    case .text, .texts, .creditCode, .industryCode, .industryCodes: [query(field, ".contains", .text, "包含")]
    case .money, .quantity, .count, .date: [query(field, ".min", .text, "不小于"), query(field, ".max", .text, "不大于")]
    case .choice, .flag, .reference: []
    }
  }

  private static func query(_ field: Field, _ suffix: String, _ kind: Parameter.Kind, _ word: String) -> Parameter {
    .query(
      field.name + suffix, kind, "\(field.label)\(word)", isRepeatable: suffix != ".unknown",
      longest: min(field.textRule.longest, 1000))
  }

  private static func base(_ kind: FieldKind) -> Parameter.Kind {
    if case .choice(let choices) = kind { .choice(choices.map(\.code) + choices.map(\.label)) } else { .text }
  }
}
