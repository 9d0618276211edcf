/// A day of the proleptic Gregorian calendar, without time or zone; days of work are Asia/Shanghai days.
package struct CalendarDate: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let day: Int32

  /// The day `day` days after 1970-01-01.
  package init(day: Int32) { self.day = day }

  /// A civil date, or `nil` when there is no such day (2026-02-30).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= CalendarDate.length(ofMonth: month, year: year) else { return nil }
    // Days from civil: years are counted from March so that the leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.day = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2026-03-05`; anything else is `nil`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// A bare JSON string `yyyy-mm-dd`.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = CalendarDate(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(text) is not a date like 2026-03-05"))
    }
    self = date
  }

  /// A bare JSON string `yyyy-mm-dd`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// By value.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.day < b.day }

  /// Year, month 1–12 and day 1–31.
  package var components: (year: Int, month: Int, day: Int) {
    let z = Int(day) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// `2026-03-05`.
  package var description: String {
    let (year, month, day) = components
    func pad(_ n: Int, _ width: Int) -> String {
      let digits = String(n)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  /// `2026年3月5日`, as officials write a date.
  package var chinese: String {
    let (year, month, day) = components
    return "\(year)年\(month)月\(day)日"
  }

  /// `2026年3月5日(周四)`, as a list of days says it.
  package var chineseWithWeekday: String {
    "\(chinese)(周\(["一", "二", "三", "四", "五", "六", "日"][weekday - 1]))"
  }

  /// The day of the week, 1 Monday … 7 Sunday.
  package var weekday: Int {
    // 1970-01-01 was a Thursday.
    let days = (Int(day) + 3) % 7
    return (days < 0 ? days + 7 : days) + 1
  }

  /// The day `days` later (earlier when negative).
  package func adding(days: Int) -> CalendarDate { CalendarDate(day: day + Int32(days)) }

  /// The same day `months` later (earlier when negative), or the last day of that month where it is shorter: the one rule
  /// for every age limit and grace in months.
  package func adding(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (shiftedYear, shiftedMonth) = (index / 12, index % 12 + 1)
    let last = CalendarDate.length(ofMonth: shiftedMonth, year: shiftedYear)
    return CalendarDate(year: shiftedYear, month: shiftedMonth, day: min(day, last)) ?? self
  }

  /// Whole months from `self` to `other`, negative when `other` is earlier; a part of a month does not count.
  package func months(to other: CalendarDate) -> Int {
    if other < self { return -other.months(to: self) }
    let (a, b) = (components, other.components)
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
