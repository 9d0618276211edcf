internal import Domain

/// Reads days as people write them: `2021-03-14`, `2021/3/14`, `2021.3`, `2021年3月`, `20210314`, a spreadsheet's serial
/// number. A month stands for its first day, a year for the first of January.
enum DateReader {
  /// Years a date may lie in; a number outside them is no date.
  static let years = 1850...2200

  static func read(_ text: String) -> CalendarDate? {
    let text = CellText.halfWidth(text)
    var numbers: [Int] = []
    var digits = 0
    var width: [Int] = []
    for character in withoutTime(text) {
      if let digit = character.wholeNumberValue, character.isASCII {
        if digits == 0 { numbers.append(0) }
        guard digits < 8 else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
        digits += 1
      } else if "-/.年月日号 ".contains(character) {
        if digits > 0 { width.append(digits) }
        digits = 0
      } else {
        return nil
      }
    }
    if digits > 0 { width.append(digits) }
    guard numbers.count == width.count, let first = numbers.first else { return nil }
    switch (numbers.count, width[0]) {
    case (1, 8): return date(first / 10_000, first / 100 % 100, first % 100)
    case (1, 6): return date(first / 100, first % 100, 1)
    case (1, 5): return serial(first)
    case (1, 4): return date(first, 1, 1)
    case (2, 4): return date(first, numbers[1], 1)
    case (3, 4): return date(first, numbers[1], numbers[2])
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

  /// Without a time of day after the date.
  private static func withoutTime(_ text: String) -> Substring {
    guard let colon = text.firstIndex(of: ":") else { return Substring(text) }
    let head = text[..<colon]
    return head.prefix(upTo: head.lastIndex { $0 == " " || $0 == "T" } ?? head.startIndex)
  }
}
