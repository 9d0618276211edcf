internal import Domain

/// Reads the rows of a worksheet.
final class WorksheetListener: XMLListener {
  /// Rows that are whole, waiting to be taken.
  private(set) var rows: [(number: Int, cells: [SheetCell])] = []
  /// A row or cell lies outside the limits.
  private(set) var isTooWide = false

  private let strings: [String]
  private let formats: NumberFormats
  private let counts1904: Bool
  private let maximumColumns: Int

  private var row = 0
  private var column = -1
  private var cells: [SheetCell] = []
  private var type = ""
  private var style = 0
  private var bytes: [UInt8] = []
  private var isValue = false
  private var phonetic = 0

  init(strings: [String], formats: NumberFormats, counts1904: Bool, maximumColumns: Int) {
    self.strings = strings
    self.formats = formats
    self.counts1904 = counts1904
    self.maximumColumns = maximumColumns
  }

  /// Takes the rows that are whole.
  func take() -> [(number: Int, cells: [SheetCell])] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "row":
      row = attributes["r"].flatMap { Int($0) } ?? row + 1
      column = -1
      cells = []
    case "c":
      column = attributes["r"].flatMap { CellReference($0)?.column } ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      bytes.removeAll(keepingCapacity: true)
    case "v": isValue = true
    case "rPh": phonetic += 1
    case "t": isValue = phonetic == 0
    default: break
    }
  }

  func end(_ element: String) {
    switch element {
    case "v", "t": isValue = false
    case "rPh": phonetic -= 1
    case "c": endCell()
    case "row": if !cells.isEmpty { rows.append((row, cells)) }
    default: break
    }
  }

  func text(_ text: Span<UInt8>) {
    if isValue { for index in text.indices { bytes.append(text[index]) } }
  }

  private func endCell() {
    guard !bytes.isEmpty else { return }
    guard column < maximumColumns else {
      isTooWide = true
      return
    }
    while cells.count < column { cells.append(.empty) }
    let cell = cell()
    if cells.count == column { cells.append(cell) } else { cells[column] = cell }
  }

  private func cell() -> SheetCell {
    switch type {
    case "s":
      let index = Int(String(decoding: bytes, as: UTF8.self)) ?? -1
      return SheetCell(strings.indices.contains(index) ? strings[index] : "")
    case "str", "inlineStr": return SheetCell(CellEscapes.decoded(bytes))
    case "b": return SheetCell(bytes.first == UInt8(ascii: "1") ? "是" : "否", .boolean)
    case "e": return SheetCell(String(decoding: bytes, as: UTF8.self), .error)
    case "d": return SheetCell(String(String(decoding: bytes, as: UTF8.self).prefix { $0 != "T" }), .date)
    default: return number(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func number(_ written: String) -> SheetCell {
    guard let exact = ExactDecimal(written) else { return SheetCell(written) }
    // A whole number in plain digits is what its writer meant, also beyond the fifteen digits a spreadsheet keeps.
    if exact.isWhole, written.utf8.count > 15, !written.contains(where: { "eE.".contains($0) }),
      !written.hasSuffix("000")
    {
      return SheetCell(written)
    }
    let value = exact.rounded(toSignificant: 15)
    switch formats[style] {
    case .plain: return SheetCell(value.text, .number)
    case .percent: return SheetCell(ExactDecimal(mantissa: value.mantissa * 100, scale: value.scale).text + "%")
    case .suffix(let words): return SheetCell(value.text + words)
    case .date:
      guard let day = value.whole,
        let date = DateReader.serial(Int(day) + (counts1904 ? 1462 : 0))
      else { return SheetCell(value.text, .number) }
      return SheetCell(date.description, .date)
    }
  }
}
