internal import Domain

/// Makes cells of what a file keeps of them, by the same rules whatever kind of file it is.
struct CellMaker: Sendable {
  let limits: IntakeLimits
  /// Whether day 0 is 1904-01-01.
  var counts1904 = false
  /// Whether a 0 beside a formula may be what a program writes that computes nothing.
  var hasPlaceholders = false

  /// The cell of a formula that has no result; `nil` when it has one.
  ///
  /// - Parameters:
  ///   - result: what is kept beside the formula, empty when nothing is.
  ///   - isNumber: whether the result is a number.
  func unresolved(formula: String, result: String, isNumber: Bool, isError: Bool = false) -> SheetCell? {
    let text = formula.hasPrefix("=") ? formula : "=" + formula
    if !isError, SheetCell.isPicture(text) { return SheetCell(text, trouble: .picture) }
    if result.isEmpty { return SheetCell(text, trouble: .noResult) }
    if isNumber, hasPlaceholders, ExactDecimal(result)?.mantissa == 0 { return SheetCell(text, trouble: .uncomputed) }
    return nil
  }

  /// A number as it is kept, shown by its format.
  func number(_ written: String, _ format: NumberFormat) -> SheetCell {
    guard let exact = ExactDecimal(written) else { return SheetCell(CellCleaner.cleaned(written)) }
    // A whole number in plain digits is what its writer meant, also beyond the fifteen digits a spreadsheet keeps.
    if exact.isWhole, written.utf8.count > 15, !written.contains(where: { "eE.".contains($0) }),
      !written.hasSuffix("000")
    {
      return SheetCell(written)
    }
    return format.cell(exact.rounded(toSignificant: 15), counts1904: counts1904)
  }

  /// A cleaned text, shown by its format.
  func text(_ string: String, _ format: NumberFormat = .general, _ kind: SheetCell.Kind = .text) -> SheetCell {
    if string.utf8.count > limits.cellCharacters, string.utf16.count > limits.cellCharacters { return tooLong(string) }
    return SheetCell(format.shown(string), kind)
  }

  /// More text than a cell can hold.
  func tooLong(_ start: String) -> SheetCell { SheetCell(String(start.prefix(60)), trouble: .tooLong) }

  func boolean(_ value: Bool) -> SheetCell { SheetCell(value ? "是" : "否", .boolean) }

  func error(_ written: String) -> SheetCell { SheetCell(CellCleaner.cleaned(written), .error) }

  /// A day, or a moment of one, as ISO 8601 writes it.
  func day(_ written: String, _ format: NumberFormat) -> SheetCell {
    guard let serial = DateReader.serial(iso: written) else { return SheetCell(CellCleaner.cleaned(written)) }
    return (format.isCalendar ? format : .day).cell(serial, counts1904: false)
  }
}

/// The text of one cell while it comes in, no longer than a cell can be.
struct CellBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var isTooLong = false
  private let limit: Int

  /// A character has at most three bytes in UTF-8 for each unit in UTF-16.
  init(_ limits: IntakeLimits) { limit = limits.cellCharacters * 3 }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isTooLong = false
  }

  mutating func append(_ text: Span<UInt8>) {
    guard bytes.count + text.count <= limit else {
      isTooLong = true
      return
    }
    for index in text.indices { bytes.append(text[index]) }
  }

  /// Appends a text with every run of blanks as one, and none at its start.
  mutating func appendCollapsed(_ text: Span<UInt8>) {
    guard bytes.count + text.count <= limit else {
      isTooLong = true
      return
    }
    for index in text.indices {
      let byte = text[index]
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else {
        bytes.append(byte)
        continue
      }
      if let last = bytes.last, last != 0x20, last != 0x0A { bytes.append(0x20) }
    }
  }

  mutating func append(_ text: String) {
    guard bytes.count + text.utf8.count <= limit else {
      isTooLong = true
      return
    }
    bytes += text.utf8
  }
}
