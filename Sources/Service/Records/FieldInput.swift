import Domain

/// Reads what a face hands in for a field.
enum FieldInput {
  /// A filter's value in the canonical form.
  static func filterValue<Field: RecordField>(
    _ text: String, _ field: Field
  ) throws(ServiceError.FieldProblem) -> FieldValue {
    let kind = field.kind == .texts ? FieldKind.text : field.kind
    guard let value = FieldValue(canonical: text, kind: kind) else { throw unreadable(field, text) }
    return value
  }

  static func unreadable<Field: RecordField>(_ field: Field, _ text: String) -> ServiceError.FieldProblem {
    .init(field: field.name, code: code(field.kind), message: "「\(field.label)」不能是「\(text)」。\(hint(field.kind))")
  }

  static func code(_ kind: FieldKind) -> String {
    switch kind {
    case .money, .quantity, .count: "not_a_number"
    case .date: "not_a_date"
    case .choice: "not_a_choice"
    case .flag: "not_a_flag"
    case .reference: "not_a_reference"
    case .text, .texts: "not_a_text"
    }
  }

  static func hint(_ kind: FieldKind) -> String {
    switch kind {
    case .money: "请填金额,如 3200万元、1.5亿元;纯数字按元计。"
    case .quantity(let unit): "请填数量" + (unit == .stated ? "。" : ",单位\(unit.rawValue)。")
    case .count(let unit): "请填整数" + (unit == .stated ? "。" : ",单位\(unit.rawValue)。")
    case .date: "请填日期,如 2026-03-05。"
    case .choice(let choices): "可填:" + choices.map { "\($0.label)(\($0.code))" }.joined(separator: "、") + "。"
    case .flag: "请填 是 或 否。"
    case .reference(let entity): "请填 \(entity) 的编号。"
    case .text, .texts: "请填文字。"
    }
  }
}
