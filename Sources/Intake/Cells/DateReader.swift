internal import Domain

/// Reads days as people and programs write them: `2021-03-14`, `2021/3/14`, `2021.3`, `2021年3月`, `20210314`,
/// `2021-03-13T16:00:00Z`, a spreadsheet's serial number. A month stands for its first day, a year for the first of January;
/// 年底 and 月底 for the last.
/// An instant that names its zone is told as the day it has in Shanghai.
enum DateReader {
  /// A day, and how many seconds before its end the moment lies; 0 when no time is told or it is midnight.
  struct Moment: Equatable {
    var date: CalendarDate
    var secondsLeft: Int
  }

  /// Years a date may lie in; a number outside them is no date.
  static let years = 1850...2200
  private static let secondsOfDay = 86_400
  /// Asia/Shanghai, which has no summer time since 1991.
  private static let shanghai = 8 * 3600

  static func read(_ text: String) -> CalendarDate? { moment(text)?.date }

  static func moment(_ written: String) -> Moment? {
    let text = CellText.halfWidth(written)
    if let last = lastDay(text) { return Moment(date: last, secondsLeft: 0) }
    // At most three runs of digits: their numbers and how many digits each has.
    var numbers = [0, 0, 0]
    var widths = [0, 0, 0]
    var run = -1
    var inRun = false
    var time: Substring.UnicodeScalarView?
    let scalars = text.unicodeScalars
    scan: for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "0"..."9":
        if !inRun {
          run += 1
          inRun = true
        }
        guard run < 3, widths[run] < 8 else { return nil }
        numbers[run] = numbers[run] * 10 + Int(scalar.value - 48)
        widths[run] += 1
      case " ", "T":
        inRun = false
        // A time of day may follow a whole date.
        if run == 2 {
          time = scalars[scalars.index(after: index)...]
          break scan
        }
      case "-", "/", ".", "年", "月", "日", "号": inRun = false
      default: return nil
      }
    }
    if run > 0, widths[1] > 2 || widths[2] > 2 { return nil }
    let date: CalendarDate? =
      switch (run, widths[0]) {
      case (0, 8): day(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
      case (0, 6): day(numbers[0] / 100, numbers[0] % 100, 1)
      case (0, 5): serial(numbers[0])
      case (0, 4): day(numbers[0], 1, 1)
      case (1, 4): day(numbers[0], numbers[1], 1)
      case (2, 4): day(numbers[0], numbers[1], numbers[2])
      default: nil
      }
    guard let date else { return nil }
    guard let time, let written = Optional(String(time)), !CellText.trimmed(written).isEmpty else {
      return Moment(date: date, secondsLeft: 0)
    }
    guard let seconds = seconds(CellText.trimmed(written)) else { return nil }
    // The last whole second of a day is how programs write its end (有效期至).
    return moment(date, seconds, isEnd: seconds == secondsOfDay - 1)
  }

  /// `2026年12月底` and shorter.
  private static let longestMonth = 9

  /// The last day of what 年底, 年末 or 月底, 月末 stands behind.
  private static func lastDay(_ text: String) -> CalendarDate? {
    let words = CellText.trimmed(text)
    guard words.count <= longestMonth, let end = words.last, end == "底" || end == "末",
      let first = moment(String(words.dropLast()))?.date
    else {
      return nil
    }
    let (year, month, day) = first.components
    switch words.dropLast().last {
    case "年": return DateReader.day(year, 12, 31)
    case "月" where day == 1: return DateReader.day(year + month / 12, month % 12 + 1, 1)?.adding(days: -1)
    default: return nil
    }
  }

  /// A serial number of the 1900 date system (day 1 is 1900-01-01, and it counts a 29 February 1900 that never was).
  static func serial(_ number: Int) -> CalendarDate? {
    guard number >= 1, number < 110_000 else { return nil }
    return CalendarDate(day: Int32(number - (number < 60 ? 25_568 : 25_569)))
  }

  /// The serial number of a day with or without a time as ISO 8601 writes it, `nil` for days no serial number has.
  static func serial(iso text: String) -> ExactDecimal? {
    let parts = CellText.trimmed(text).split(separator: "T", maxSplits: 1)
    guard let first = parts.first, let date = CalendarDate(first) else { return nil }
    let days = Int(date.day) + (date.day < -25_509 ? 25_568 : 25_569)
    guard days >= 0, days < 110_000 else { return nil }
    guard parts.count > 1 else { return ExactDecimal(mantissa: Int128(days), scale: 0) }
    guard let seconds = seconds(String(parts[1])) else { return nil }
    let billion = Int128(1_000_000_000)
    return ExactDecimal(
      mantissa: Int128(days) * billion + Int128(seconds) * billion / Int128(secondsOfDay), scale: 9)
  }

  /// A serial number with the time of day as its fraction; the 1904 date system begins 1462 days later.
  static func moment(serial number: ExactDecimal, counts1904: Bool) -> Moment? {
    guard let total = number.seconds, total >= 0, total < 200_000 * secondsOfDay else { return nil }
    guard let date = serial(total / secondsOfDay + (counts1904 ? 1462 : 0)) else { return nil }
    return moment(date, total % secondsOfDay, isEnd: false)
  }

  private static func moment(_ date: CalendarDate, _ seconds: Int, isEnd: Bool) -> Moment {
    let days = (seconds - (seconds < 0 ? secondsOfDay - 1 : 0)) / secondsOfDay
    let rest = seconds - days * secondsOfDay
    return Moment(date: date.adding(days: days), secondsLeft: rest == 0 || isEnd ? 0 : secondsOfDay - rest)
  }

  /// `16:00`, `16:00:00.000Z`, `16:00:00+00:00` as seconds after midnight in Shanghai, rounded; without a zone the time is
  /// Shanghai's.
  private static func seconds(_ text: String) -> Int? {
    let time = text.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
    let zone = CellText.trimmed(String(text[time.endIndex...]))
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0...24).contains(hours), (0...59).contains(minutes)
    else { return nil }
    var seconds = hours * 3600 + minutes * 60
    if parts.count == 3 {
      guard let exact = ExactDecimal(parts[2]), exact.mantissa >= 0, let whole = exact.rounded(toDecimals: 0).whole,
        whole <= 61
      else { return nil }
      seconds += Int(whole)
    }
    if zone.isEmpty { return seconds }
    guard let offset = offset(zone) else { return nil }
    return seconds + shanghai - offset
  }

  /// `Z`, `+08:00`, `+0800` in seconds.
  private static func offset(_ zone: String) -> Int? {
    if zone == "Z" || zone == "z" || zone == "UTC" { return 0 }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits)
    else { return nil }
    let seconds = digits.count == 2 ? number * 3600 : number / 100 * 3600 + number % 100 * 60
    return sign == "-" ? -seconds : seconds
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
  }
}
