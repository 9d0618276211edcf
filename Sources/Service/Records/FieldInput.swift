import Domain
import Intake

/// Reads what a face hands in for a field.
enum FieldInput {
  /// Refuses a text that the field cannot hold.
  static func demand<Field: RecordField>(_ text: String, _ field: Field) throws(ServiceError.FieldProblem) {
    if let problem = ServiceError.FieldProblem(text: text, of: field.name, field.label, field.textRule) {
      throw problem
    }
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
    case .text, .texts, .creditCode, .industryCode, .industryCodes: "not_a_text"
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
    case .reference(let entity): "请填\(entity.label)的编号或名称。"
    case .text, .texts, .creditCode, .industryCode, .industryCodes: "请填文字。"
    }
  }
}

extension FieldInput {
  /// The value a face hands in for a field; `nil` makes it unknown. Texts are read as the cells of a workbook are.
  static func value<Field: RecordField>(
    _ input: InputValue, _ field: Field, _ reader: CellReader
  ) throws(ServiceError.FieldProblem) -> FieldValue? {
    switch input {
    case .null: return nil
    case .number(let digits):
      guard let value = FieldValue(canonical: digits, kind: field.kind) else { throw unreadable(field, digits) }
      return try bounded(value, field)
    case .flag(let flag):
      guard case .flag = field.kind else { throw unreadable(field, "\(flag)") }
      return .flag(flag)
    case .list(let items):
      guard field.kind.isList else { throw unreadable(field, items.joined(separator: "、")) }
      return try codes(bounded(.texts(items), field), field, reader)
    case .text(let text):
      guard let value = try value(text, field, reader) else { return nil }
      return try codes(bounded(value, field), field, reader)
    }
  }

  private static func value<Field: RecordField>(
    _ text: String, _ field: Field, _ reader: CellReader
  ) throws(ServiceError.FieldProblem) -> FieldValue? {
    if text.isEmpty { return nil }
    // Before anybody reads it: what is refused is told as it was given, and that must be writable.
    if let problem = ServiceError.FieldProblem(text: text, of: field.name, field.label, .paragraph) { throw problem }
    if isCanonicalFirst(field), let value = FieldValue(canonical: text, kind: field.kind) { return value }
    let text = field.definition.money == .wanPerMu ? withoutMu(text) : text
    let reading =
      if field.kind != .industryCodes, let column = importField(field) {
        reader.read(text, as: column)
      } else {
        reader.read(
          text, as: field.kind == .industryCodes ? .texts : field.kind, isEnd: field.definition.isEnd)
      }
    switch reading {
    case .value(let value): return value
    case .unknown: return nil
    case .range: throw .init(field: field.name, code: "range_given", message: "「\(field.label)」只能填一个数,不能填范围「\(text)」。")
    case .problem(let complaint):
      if let kept = complaint.kept, complaint.code == .creditCodeCheckDigit { return kept }
      // The hint lists the choices already.
      let detail = complaint.detail.isEmpty || code(field.kind) == "not_a_choice" ? "" : complaint.detail + "。"
      throw .init(
        field: field.name, code: complaint.code.rawValue,
        message: "「\(field.label)」不能是「\(text)」。\(detail)\(hint(field.kind))")
    }
  }

  /// An amount for each 亩 without the words that say so: 180万元/亩, 每亩180万元.
  private static func withoutMu(_ text: String) -> String {
    let plain = text.filter { !$0.isWhitespace }
    for ending in ["/亩", "／亩", "每亩", "/mu"] where plain.hasSuffix(ending) {
      return String(plain.dropLast(ending.count))
    }
    return plain.hasPrefix("每亩") ? String(plain.dropFirst(2)) : text
  }

  /// Industry codes as the classification writes them; one that it does not know matches nobody and is refused.
  private static func codes<Field: RecordField>(
    _ value: FieldValue, _ field: Field, _ reader: CellReader
  ) throws(ServiceError.FieldProblem) -> FieldValue {
    guard field.kind == .industryCodes, case .texts(let items) = value else { return value }
    var codes: [String] = []
    for item in items {
      guard let code = reader.industry(item)?.text else {
        throw .init(
          field: field.name, code: "unknown_industry_code",
          message: "「\(item)」不是 GB/T 4754-2017 的行业代码或类名。")
      }
      codes.append(code)
    }
    return .texts(codes)
  }

  /// Whether what is written canonically is taken as it stands, before it is read as a cell.
  private static func isCanonicalFirst<Field: RecordField>(_ field: Field) -> Bool {
    switch field.kind {
    case .text: importField(field) == nil
    case .texts, .creditCode, .industryCode, .industryCodes: false
    default: true
    }
  }

  /// The field as an import knows it, with its own rules (credit code, industry code, class year).
  private static func importField<Field: RecordField>(_ field: Field) -> ImportField? {
    switch Field.entity {
    case .enterprise, .plan, .person, .consent: ImportField(qualified: "\(Field.entity.rawValue).\(field.name)")
    default: nil
    }
  }

  /// The value, unless it is a text that cannot be kept or a number larger than anything real: sums of such numbers
  /// must not overflow.
  private static func bounded<Field: RecordField>(
    _ value: FieldValue, _ field: Field
  ) throws(ServiceError.FieldProblem) -> FieldValue {
    if let problem = ServiceError.FieldProblem(value, in: field) { throw problem }
    let isBelievable =
      switch value {
      case .money(let money): money.yuan.magnitude <= 1_000_000_000_000_000
      case .quantity(let quantity): quantity.milli.magnitude <= 1_000_000_000_000_000
      case .count(let count): count.magnitude <= 1_000_000_000
      default: true
      }
    guard isBelievable else {
      throw .init(field: field.name, code: "out_of_range", message: "「\(field.label)」的数值过大,请核对单位。")
    }
    return value
  }
}
