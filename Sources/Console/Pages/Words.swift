import Domain
import Service

/// How pages write days, ages and sources.
enum PageWords {
  /// How long ago a fact was true: `3个月前`.
  static func age(_ day: CalendarDate, on today: CalendarDate) -> String {
    let months = day.months(to: today)
    if months >= 24 { return "\(months / 12)年前" }
    if months >= 1 { return "\(months)个月前" }
    let days = Int(today.day - day.day)
    return days > 0 ? "\(days)天前" : days == 0 ? "当天" : "\(-days)天后"
  }

  /// A source with its grade, day and age: `示例名录,自填,2026年3月5日(8个月前)`.
  static func source(_ source: SourceView, on today: CalendarDate) -> String {
    let grade = EvidenceGrade(rawValue: source.grade)?.label ?? source.grade
    return "\(source.title),\(grade),\(source.asOf.chinese)(\(age(source.asOf, on: today)))"
  }

  /// An instant as people here write it: `2026年11月27日 20:41`.
  static func moment(_ instant: String) -> String {
    let parts = ShanghaiTime.text(instant).split(separator: " ").map(String.init)
    guard parts.count == 2, let day = CalendarDate(parts[0]) else { return instant }
    return "\(day.chinese) \(parts[1])"
  }

  /// So many bytes as people say them: `1.2 MB`, `340 KB`.
  static func size(_ bytes: Int) -> String {
    if bytes >= 1_000_000 { return "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB" }
    return "\(max(1, bytes / 1000)) KB"
  }

  static func source(_ source: Source, on today: CalendarDate) -> String {
    PageWords.source(SourceView(source), on: today)
  }

  /// `1,234`
  static func count(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

/// One known field of a record with where it comes from.
struct FactLine: Sendable {
  let label: String
  let value: String
  let source: String?
  let isInferred: Bool

  /// The known fields of a record in the order of the catalogue, but for these.
  static func lines<Field: RecordField>(
    _ view: RecordView<Field>, but left: Set<Field>, on today: CalendarDate
  ) -> [FactLine] {
    view.stored.record.known.filter { !left.contains($0.field) }.map { field, value in
      let isInferred = Field.inferred.contains(field)
      let source = view.stored.sources[field].flatMap { view.sources[$0] }
      return FactLine(
        label: field.label, value: words(value, field, view.names),
        source: isInferred ? nil : source.map { PageWords.source($0, on: today) }, isInferred: isInferred)
    }
  }

  private static func words<Field: RecordField>(
    _ value: FieldValue, _ field: Field, _ names: ReferenceNames.Names
  ) -> String {
    if case .reference(let entity) = field.kind, let id = value.reference, let name = names[entity]?[id] { return name }
    if value.texts != nil { return ShownValue.words(value, field) }
    return value.written(field.kind)
  }
}
