internal import Domain

/// The day a sheet states above its header: 「填报日期:2026年3月」, 「截至2026年3月31日」. A month alone is its first day, or its
/// last where the figures count until it.
struct StatedDay {
  let words: CellWords

  /// The first day that the rows state; `nil` when they state none.
  func find(in rows: some Sequence<HeaderFinder.Row>) -> CalendarDate? {
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        let text = StatedDay.bare(cell)
        if text.isEmpty { continue }
        for (kind, isUntil) in [(words.untilWords, true), (words.filledOnWords, false)] {
          guard let end = kind.lazy.compactMap({ text.firstRange(of: $0)?.upperBound }).first else { continue }
          let rest = text[end...].drop { ":：为是到".contains($0) }
          if let day = StatedDay.day(rest, isUntil) { return day }
          // The day stands in the next cell that is not empty.
          guard rest.isEmpty,
            let beside = row.cells.dropFirst(index + 1).lazy.map(StatedDay.bare).first(where: { !$0.isEmpty }),
            let day = StatedDay.day(Substring(beside), isUntil)
          else { continue }
          return day
        }
      }
    }
    return nil
  }

  private static func bare(_ cell: SheetCell) -> String {
    CellText.withoutBlanks(CellText.halfWidth(CellText.trimmed(cell.text)))
  }

  /// The day a text begins with: `2026年3月5日`, `2026.3`, `2026-03-05`, `20260305`.
  private static func day(_ text: Substring, _ isUntil: Bool) -> CalendarDate? {
    var numbers: [Int] = []
    var rest = text
    while numbers.count < 3, let first = rest.first, first.isASCII, first.isNumber {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard digits.count <= 8, let number = Int(digits) else { return nil }
      if numbers.isEmpty, digits.count == 8 {
        numbers = [number / 10_000, number / 100 % 100, number % 100]
        break
      }
      numbers.append(number)
      guard let separator = rest.first, "年月日-./".contains(separator) else { break }
      rest = rest.dropFirst()
    }
    guard let year = numbers.first, (1990...2199).contains(year), numbers.count >= 2 else { return nil }
    guard let first = CalendarDate(year: year, month: numbers[1], day: numbers.count > 2 ? numbers[2] : 1) else {
      return nil
    }
    return isUntil && numbers.count == 2 ? first.adding(months: 1).adding(days: -1) : first
  }
}
