/// Reads the tables of an OpenDocument spreadsheet.
final class OpenDocumentListener: XMLListener {
  let grid: SheetGrid
  /// Whether the document is a spreadsheet.
  private(set) var isSpreadsheet = false

  private let styles: DataStyles
  /// How often the cell stands side by side and how far it reaches.
  private var span = (times: 1, columns: 1, rows: 1)
  private var rowTimes = 1
  private var rowStyle: String?
  /// The style of each column as far as they are told.
  private var columnStyles: [String?] = []
  private var style: String?
  private var type = ""
  private var value = ""
  private var currency = ""
  private var isError = false
  private var formula: String?
  private var isInCell = false
  private var column = 0
  /// Notes and drawings stand beside the cell's text.
  private var beside = 0
  private var paragraphs = 0
  private var buffer: CellBuffer
  private var depth = 0

  /// - Parameters:
  ///   - styles: those of the file's other parts; its own are added.
  init(_ grid: SheetGrid, _ styles: DataStyles) {
    self.grid = grid
    self.styles = styles
    buffer = CellBuffer(grid.limits)
  }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "spreadsheet": isSpreadsheet = true
    case "null-date": grid.counts1904 = attributes["date-value"]?.hasPrefix("1904") ?? false
    case "table": startTable(attributes)
    case "table-column" where depth == 1: startColumn(attributes)
    case "table-row" where depth == 1:
      rowTimes = attributes["number-rows-repeated"].flatMap { Int($0) } ?? 1
      rowStyle = attributes["default-cell-style-name"]
      column = 0
      grid.beginRow()
    case "table-cell" where depth == 1, "covered-table-cell" where depth == 1: startCell(attributes)
    case "annotation", "frame", "shapes", "custom-shape", "tracked-changes", "dde-links": beside += 1
    default: if isInCell { startText(element, attributes) } else { styles.start(element, attributes) }
    }
  }

  private func startTable(_ attributes: XMLAttributes) {
    depth += 1
    guard depth == 1, isSpreadsheet, beside == 0 else { return }
    columnStyles = []
    grid.beginSheet(
      attributes["name"] ?? "", isHidden: attributes["style-name"].map(styles.isHidden(table:)) ?? false)
  }

  private func startColumn(_ attributes: XMLAttributes) {
    let count = attributes["number-columns-repeated"].flatMap { Int($0) } ?? 1
    let style = attributes["default-cell-style-name"]
    for _ in 0..<min(max(1, count), grid.limits.columns - columnStyles.count) { columnStyles.append(style) }
  }

  private func startCell(_ attributes: XMLAttributes) {
    func number(_ text: String?) -> Int { max(1, text.flatMap { Int($0) } ?? 1) }
    isInCell = true
    span = (
      number(attributes["number-columns-repeated"]), number(attributes["number-columns-spanned"]),
      number(attributes["number-rows-spanned"])
    )
    style = attributes["style-name"]
    type = attributes["office", "value-type"] ?? ""
    isError = attributes["calcext", "value-type"] == "error"
    value =
      attributes["value"] ?? attributes["date-value"] ?? attributes["boolean-value"] ?? attributes["string-value"] ?? ""
    currency = attributes["currency"] ?? ""
    formula = attributes["formula"]
    paragraphs = 0
    buffer.clear()
  }

  private func startText(_ element: String, _ attributes: XMLAttributes) {
    guard beside == 0 else { return }
    switch element {
    case "p", "h":
      if paragraphs > 0 { buffer.append("\n") }
      paragraphs += 1
    case "s": buffer.append(String(repeating: " ", count: min(max(attributes["c"].flatMap { Int($0) } ?? 1, 1), 100)))
    case "tab": buffer.append("\t")
    case "line-break": buffer.append("\n")
    case "ruby-text": beside += 1
    default: break
    }
  }

  func end(_ element: String) {
    switch element {
    case "table":
      if depth == 1, isSpreadsheet, beside == 0 { grid.endSheet() }
      depth -= 1
    case "table-row" where depth == 1: grid.endRow(times: rowTimes)
    case "table-cell" where depth == 1, "covered-table-cell" where depth == 1: endCell()
    case "annotation", "frame", "shapes", "custom-shape", "tracked-changes", "dde-links": beside -= 1
    case "ruby-text" where isInCell: beside -= 1
    default: if !isInCell { styles.end(element) }
    }
  }

  func text(_ span: Span<UInt8>) {
    if isInCell {
      if beside == 0, paragraphs > 0 { buffer.append(span) }
    } else {
      styles.text(span)
    }
  }

  private func endCell() {
    isInCell = false
    let isNumber = type == "float" || type == "currency" || type == "percentage"
    if formula != nil, isNumber || type == "string" { grid.noteResult(value.isEmpty ? buffer.string : value) }
    let cell = grid.isSurvey && span.columns == 1 && span.rows == 1 ? .empty : cell()
    if span.times == 1 {
      grid.put(cell, columns: span.columns, rows: span.rows, covered: .written)
    } else {
      grid.put(cell, times: span.times)
    }
    column = min(column + span.times, grid.limits.columns)
  }

  private func cell() -> SheetCell {
    if type.isEmpty, paragraphs == 0, formula == nil { return .empty }
    let maker = grid.maker
    let shown = buffer.string
    if buffer.isTooLong { return maker.tooLong(shown) }
    if let formula {
      let bare = formula.firstIndex(of: "=").map { String(formula[$0...].prefix(64)) } ?? String(formula.prefix(64))
      let isNumber = type == "float" || type == "currency" || type == "percentage"
      let result = value.isEmpty ? shown : value
      let isText = type == "string" && !isError
      if !isText || SheetCell.isPicture(bare),
        let cell = maker.unresolved(formula: bare, result: result, isNumber: isNumber, isError: isError)
      {
        return cell
      }
    }
    if isError { return maker.error(shown.isEmpty ? "#N/A" : shown) }
    switch type {
    case "float", "percentage", "currency": return maker.number(value, numberFormat())
    case "date": return maker.day(value, format())
    case "boolean": return maker.boolean(value == "true")
    case "string":
      return maker.text(CellCleaner.cleaned(paragraphs == 0 ? value : shown), format())
    default: return maker.text(CellCleaner.cleaned(shown))
    }
  }

  /// A percentage or an amount in a currency whose style does not show it is one all the same.
  private func numberFormat() -> NumberFormat {
    let format = format()
    guard format.isGeneral else { return format }
    if type == "percentage" { return NumberFormat("0.##########%") }
    let isForeign = type == "currency" && !currency.isEmpty && currency != "CNY"
    return isForeign ? NumberFormat("General\"" + currency.filter(\.isLetter).prefix(8) + "\"") : format
  }

  private func format() -> NumberFormat {
    styles.format(style ?? rowStyle ?? (column < columnStyles.count ? columnStyles[column] : nil))
  }
}
