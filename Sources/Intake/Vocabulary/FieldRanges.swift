internal import Domain

/// The least and the greatest believable number or day of a field.
struct FieldRanges: Sendable {
  struct Range: Sendable, Hashable {
    var minimum: ExactDecimal?
    var maximum: ExactDecimal?
    var earliest: DayBound?
    var latest: DayBound?

    /// What is wrong with a number, in words; `nil` when it lies inside.
    func complaint(about number: ExactDecimal) -> String? {
      if let minimum, number < minimum { return "不应小于 \(minimum.text)" }
      if let maximum, number > maximum { return "不应大于 \(maximum.text)" }
      return nil
    }

    /// What is wrong with a day, in words; `nil` when it lies inside.
    func complaint(about day: CalendarDate, today: CalendarDate) -> String? {
      if let earliest = earliest?.day(today), day < earliest { return "不应早于 \(earliest)" }
      if let latest = latest?.day(today), day > latest { return "不应晚于 \(latest)" }
      return nil
    }
  }

  /// A day, or so many days from today: `1990-01-01`, `today`, `today+365`.
  enum DayBound: Sendable, Hashable {
    case fixed(CalendarDate)
    case fromToday(Int)

    init?(_ text: String) {
      if let day = CalendarDate(text) {
        self = .fixed(day)
      } else if text == "today" {
        self = .fromToday(0)
      } else if text.hasPrefix("today+"), let days = Int32(text.dropFirst(6)), days < 1_000_000 {
        self = .fromToday(Int(days))
      } else {
        return nil
      }
    }

    func day(_ today: CalendarDate) -> CalendarDate {
      switch self {
      case .fixed(let day): day
      case .fromToday(let days): today.adding(days: days)
      }
    }
  }

  private let ranges: [String: Range]

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "field-ranges.tsv"
    var ranges: [String: Range] = [:]
    for row in try table.select(["field", "minimum", "maximum"], in: name) {
      let range = Range(
        minimum: ExactDecimal(row[1]), maximum: ExactDecimal(row[2]), earliest: DayBound(row[1]),
        latest: DayBound(row[2]))
      guard (row[1].isEmpty || range.minimum != nil || range.earliest != nil),
        row[2].isEmpty || range.maximum != nil || range.latest != nil
      else { throw .badReference(table: name, why: "\(row[0]) 的上下限既不是数也不是日期") }
      ranges[row[0]] = range
    }
    self.ranges = ranges
  }

  /// The range of a field by its qualified name, the one of `*` when it has none of its own.
  func range(of field: String) -> Range { ranges[field] ?? ranges["*"] ?? Range() }
}
