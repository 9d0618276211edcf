internal import Domain

/// Reads days as people write them: `2021-03-14`, `2021/3/14`, `2021.3`, `2021年3月`, `20210314`, a spreadsheet's serial
/// number. A month stands for its first day, a year for the first of January.
enum DateReader {
  /// Years a date may lie in; a number outside them is no date.
  static let years = 1850...2200

  static func read(_ text: String) -> CalendarDate? {
    // At most three runs of digits: their numbers and how many digits each has.
    var numbers = [0, 0, 0]
    var widths = [0, 0, 0]
    var run = -1
    var inRun = false
    scan: for scalar in CellText.halfWidth(text).unicodeScalars {
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
        if run == 2 { break scan }
      case "-", "/", ".", "年", "月", "日", "号": inRun = false
      default: return nil
      }
    }
    switch (run, widths[0]) {
    case (0, 8): return date(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
    case (0, 6): return date(numbers[0] / 100, numbers[0] % 100, 1)
    case (0, 5): return serial(numbers[0])
    case (0, 4): return date(numbers[0], 1, 1)
    case (1, 4): return date(numbers[0], numbers[1], 1)
    case (2, 4): return date(numbers[0], numbers[1], numbers[2])
    default: return nil
    }
  }

  /// A serial number of the 1900 date system (day 1 is 1900-01-01, and it counts a 29 February 1900 that never was).
  static func serial(_ number: Int) -> CalendarDate? {
    guard number >= 1, number < 110_000 else { return nil }
    return CalendarDate(day: Int32(number - (number < 60 ? 25_568 : 25_569)))
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
  }
}
