import Domain
import Service

/// Makes the boxes of a record's fields, each written as an import reads it back.
struct FieldBoxes<Field: RecordField>: Sendable {
  /// The record as it stands; `nil` for a new one.
  var standing: RecordView<Field>?
  /// What fields that refer to other records may name.
  let choices: FormChoices
  /// Texts of several lines.
  var areas: Set<Field> = []
  var hints: [Field: String] = [:]
  /// The day on which the age of facts is told.
  var today: CalendarDate?

  /// The box of a field with what stands in it.
  func box(_ field: Field) -> Box {
    Box(
      field, as: kind(field), value: text(field), hint: hint(field),
      // What is masked may be left as it is.
      isRequired: Field.personal.contains(field) ? false : nil)
  }

  /// What stands in a field, as it is typed; empty for what is unknown and for contact data, which is masked.
  func text(_ field: Field) -> String {
    guard !Field.personal.contains(field), let value = standing?.stored.record[field] else { return "" }
    return FieldBoxes.typed(value)
  }

  private func kind(_ field: Field) -> Box.Kind? {
    switch field.kind {
    case .reference(let entity):
      var options = choices.names(of: entity).map { called in
        let parts = called.split(separator: " ", maxSplits: 1)
        return (value: "#\(parts[0])", label: String(parts.last ?? ""))
      }
      if let id = standing?.stored.reference(field), !options.contains(where: { $0.value == "#\(id)" }) {
        options.append(("#\(id)", standing?.names[entity]?[id] ?? "\(id)"))
      }
      return .choice(options, none: "")
    case .flag: return .choice([("是", "是"), ("否", "否")], none: "")
    case .text where areas.contains(field): return .area
    default: return nil
    }
  }

  /// How it is written, and where what stands comes from.
  private func hint(_ field: Field) -> String? {
    let way: String? =
      switch field.kind {
      case .money:
        switch field.definition.money {
        case .wan: "如 3200万元"
        case .wanPerMu: "如 180万元"
        case .yuanAMonth: "每月,如 4500元"
        }
      case .quantity(let unit), .count(let unit):
        unit == .stated ? nil : "单位:\(unit.rawValue)"
      case .texts, .industryCodes: "多项用、隔开"
      default: nil
      }
    var parts = [hints[field] ?? way].compactMap(\.self)
    if let standing, Field.personal.contains(field), let masked = standing.stored.text(field) {
      parts.append("现为 \(masked),要换才填")
    }
    if Field.record.isTestimony, let standing, let today, standing.stored.record[field] != nil,
      let source = standing.stored.sources[field].flatMap({ standing.sources[$0] })
    {
      parts.append("现依据:" + PageWords.source(source, on: today))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "。")
  }

  /// A value as it is typed: amounts with their unit, records by their number.
  static func typed(_ value: FieldValue) -> String {
    switch value {
    case .money(let money): money.text
    case .quantity(let quantity): quantity.text
    case .reference(let id): "#\(id)"
    case .texts(let items) where items.isEmpty: "无"
    default: Box.typed(value)
    }
  }
}

/// On what an edit rests: its source, day and grade, as the command line asks them.
enum EvidenceBoxes {
  static let names = ["evidence_title", "evidence_as_of", "evidence_grade", "evidence_take"]

  /// - Parameter settles: whether a stronger word may stand in the way, which the asker may set aside.
  static func boxes(settles: Bool) -> [Box] {
    let boxes = [
      Box(names[0], "依据名称", hint: "会议、文件、电话;不填为经办人"), Box(names[1], "属实日期", .date, hint: "不填为今天"),
      Box(
        names[2], "依据等级",
        .choice(EvidenceGrade.allCases.map { ($0.rawValue, $0.label) }, none: nil), EvidenceGrade.selfReported.rawValue),
    ]
    guard settles else { return boxes }
    return boxes + [
      Box(
        names[3], "遇到依据更强或日期更晚的内容", .choice([("take", "仍以本次为准")], none: "不改,告诉我"))
    ]
  }
}
