internal import Domain

/// Reads the rows of a worksheet.
final class WorksheetListener: XMLListener {
  /// What is needed of the workbook around the sheet.
  struct Surroundings {
    var strings: SharedStrings
    var formats: NumberFormats
    /// Whether day 0 is 1904-01-01.
    var counts1904: Bool
    /// Whether a 0 beside a formula may be what a program writes that computes nothing.
    var hasPlaceholders: Bool
    var limits: IntakeLimits
  }

  /// Rows that are whole, waiting to be taken.
  private(set) var rows: [(number: Int, cells: [SheetCell])] = []
  /// Where a row or cell lies outside the bounds of a sheet, as it is written.
  private(set) var outside: String?
  /// Cells so far, empty ones before a filled one among them.
  private(set) var cellCount = 0

  private let around: Surroundings
  private let maker: CellMaker
  private var row = 0
  private var column = -1
  private var cells: [SheetCell] = []
  private var type = ""
  private var style = 0
  private var bytes: [UInt8] = []
  private var formula: [UInt8] = []
  private var hasFormula = false
  private var hasValue = false
  private var isTooLong = false
  private var isValue = false
  private var isFormula = false
  private var phonetic = 0

  init(_ around: Surroundings) {
    self.around = around
    maker = CellMaker(
      limits: around.limits, counts1904: around.counts1904, hasPlaceholders: around.hasPlaceholders)
  }

  /// Takes the rows that are whole.
  func take() -> [(number: Int, cells: [SheetCell])] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "row":
      beginRow(attributes["r"])
    case "c":
      beginCell(attributes["r"])
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      bytes.removeAll(keepingCapacity: true)
      formula.removeAll(keepingCapacity: true)
      (hasFormula, hasValue, isTooLong) = (false, false, false)
    case "v": (isValue, hasValue) = (true, true)
    case "f": (isFormula, hasFormula) = (true, true)
    case "rPh": phonetic += 1
    case "t": isValue = phonetic == 0
    default: break
    }
  }

  func end(_ element: String) {
    switch element {
    case "v", "t": isValue = false
    case "f": isFormula = false
    case "rPh": phonetic -= 1
    case "c": endCell()
    case "row": if !cells.isEmpty { rows.append((row, cells)) }
    default: break
    }
  }

  func text(_ text: Span<UInt8>) {
    if isValue {
      // A character has at most three bytes in UTF-8 for each unit in UTF-16.
      guard bytes.count + text.count <= around.limits.cellCharacters * 3 else {
        isTooLong = true
        return
      }
      for index in text.indices { bytes.append(text[index]) }
    } else if isFormula {
      for index in text.indices where formula.count < 64 { formula.append(text[index]) }
    }
  }

  private func beginRow(_ reference: String?) {
    let number = reference.map { Int($0) ?? 0 } ?? row + 1
    if (1...around.limits.rows).contains(number) { row = number } else { outside = outside ?? reference ?? "\(number)" }
    column = -1
    cells = []
  }

  private func beginCell(_ reference: String?) {
    guard let reference else {
      column += 1
      return
    }
    if let address = CellReference(reference), address.row ?? 1 <= around.limits.rows {
      column = address.column
    } else {
      outside = outside ?? reference
    }
  }

  private func endCell() {
    if bytes.isEmpty, !isTooLong, !hasFormula || (type == "str" && hasValue) { return }
    guard column >= 0, column < around.limits.columns else {
      outside = outside ?? CellPlace.letters(max(0, column)) + "\(row)"
      return
    }
    cellCount += max(1, column + 1 - cells.count)
    guard cellCount <= around.limits.cells else { return }
    while cells.count < column { cells.append(.empty) }
    let cell = cell()
    if cells.count == column { cells.append(cell) } else { cells[column] = cell }
  }

  private func cell() -> SheetCell {
    let written = String(decoding: bytes, as: UTF8.self)
    if isTooLong { return maker.tooLong(written) }
    if hasFormula,
      let cell = maker.unresolved(
        formula: String(decoding: formula, as: UTF8.self), result: written, isNumber: type == "n", isError: type == "e")
    {
      return cell
    }
    let format = around.formats[style]
    switch type {
    case "s":
      guard let index = Int(written), let string = around.strings[index] else {
        return SheetCell("#" + written, trouble: .noText)
      }
      return maker.text(string, format)
    case "str", "inlineStr":
      let text = CellEscapes.decoded(bytes)
      return text.utf16.count > around.limits.cellCharacters
        ? maker.tooLong(text) : maker.text(CellCleaner.cleaned(text), format)
    case "b": return maker.boolean(bytes.first == UInt8(ascii: "1"))
    case "e": return maker.error(written)
    case "d": return DateReader.read(written).map { SheetCell($0.description, .date) } ?? SheetCell(written)
    default: return maker.number(written, format)
    }
  }
}
