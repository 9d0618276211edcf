/// Gives the rows of a workbook that is one XML document (SpreadsheetML 2003), which goes by the name of .xls or .xml.
struct SpreadsheetMLSource {
  let path: String
  let limits: IntakeLimits

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    try SheetGrid.twice(limits: limits, event: event) { grid in
      try XMLPushParser.parse(path, SpreadsheetMLListener(grid)) { bytes, total in
        try grid.hand()
        try advance(bytes, total)
      }
    }
  }
}

/// Reads the sheets of a workbook in SpreadsheetML 2003.
final class SpreadsheetMLListener: XMLListener {
  private let grid: SheetGrid
  private var formats: [String: NumberFormat] = [:]
  private var parents: [String: String] = [:]
  private var style = ""
  /// The style of each column as far as they are told.
  private var columnStyles: [String?] = []
  private var rowStyle: String?
  private var cellStyle: String?
  private var column = 0
  private var across = 0
  private var down = 0
  private var formula: String?
  private var type = ""
  private var isInCell = false
  private var isData = false
  private var hasData = false
  /// A comment keeps its text as data too.
  private var beside = 0
  private var buffer: CellBuffer
  private var setting = ""

  init(_ grid: SheetGrid) {
    self.grid = grid
    buffer = CellBuffer(grid.limits)
  }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "Date1904": grid.counts1904 = true
    case "Style":
      style = attributes["ID"] ?? ""
      if let parent = attributes["Parent"] { parents[style] = parent }
    case "NumberFormat": formats[style] = NumberFormats.named(attributes["Format"] ?? "")
    case "Worksheet":
      columnStyles = []
      grid.beginSheet(attributes["Name"] ?? "")
    case "Column": startColumn(attributes)
    case "Row":
      rowStyle = attributes["StyleID"]
      column = 0
      grid.beginRow(at: attributes["Index"])
    case "Cell": startCell(attributes)
    case "Comment", "PhoneticText": beside += 1
    case "Data" where isInCell && beside == 0:
      type = attributes["Type"] ?? "String"
      (isData, hasData) = (true, true)
    case "Visible":
      setting = element
      buffer.clear()
    default: break
    }
  }

  private func startColumn(_ attributes: XMLAttributes) {
    let first = attributes["Index"].flatMap { Int($0) } ?? columnStyles.count + 1
    let (last, overflow) = first.addingReportingOverflow(attributes["Span"].flatMap { Int($0) } ?? 0)
    guard !overflow, first > columnStyles.count, first <= last, last <= grid.limits.columns else { return }
    while columnStyles.count < first - 1 { columnStyles.append(nil) }
    while columnStyles.count < last { columnStyles.append(attributes["StyleID"]) }
  }

  private func startCell(_ attributes: XMLAttributes) {
    if let index = attributes["Index"] {
      grid.move(to: index)
      column = Int(index).map { min(max($0 - 1, column), grid.limits.columns) } ?? column
    }
    cellStyle = attributes["StyleID"]
    across = attributes["MergeAcross"].flatMap { Int($0) } ?? 0
    down = attributes["MergeDown"].flatMap { Int($0) } ?? 0
    formula = attributes["Formula"]
    (isInCell, hasData, type) = (true, false, "")
    buffer.clear()
  }

  func end(_ element: String) {
    switch element {
    case "Data" where beside == 0: isData = false
    case "Comment", "PhoneticText": beside -= 1
    case "Cell": endCell()
    case "Row": grid.endRow()
    case "Visible":
      if buffer.string != "SheetVisible" { grid.hideSheet() }
      setting = ""
    case "Worksheet": grid.endSheet()
    default: break
    }
  }

  func text(_ span: Span<UInt8>) {
    if isData || !setting.isEmpty { buffer.append(span) }
  }

  private func endCell() {
    isInCell = false
    let written = buffer.string
    if formula != nil, type != "Boolean" { grid.noteResult(type == "Error" ? "" : written) }
    let columns = min(max(0, across), grid.limits.columns) + 1
    grid.put(cell(written), columns: columns, rows: min(max(0, down), grid.limits.rows) + 1)
    column = min(column + columns, grid.limits.columns)
  }

  private func cell(_ written: String) -> SheetCell {
    if !hasData, formula == nil { return .empty }
    let maker = grid.maker
    if buffer.isTooLong { return maker.tooLong(written) }
    if let formula, type != "String" || SheetCell.isPicture(formula),
      let cell = maker.unresolved(
        formula: String(formula.prefix(64)), result: written, isNumber: type == "Number", isError: type == "Error")
    {
      return cell
    }
    switch type {
    case "Number": return maker.number(written, format())
    case "DateTime": return maker.day(written, format())
    case "Boolean": return maker.boolean(written == "1" || written.lowercased() == "true")
    case "Error": return maker.error(written)
    default: return maker.text(CellCleaner.cleaned(written), format())
    }
  }

  private func format() -> NumberFormat {
    var name = cellStyle ?? rowStyle ?? (column < columnStyles.count ? columnStyles[column] : nil)
    for _ in 0..<16 {
      guard let style = name else { break }
      if let format = formats[style] { return format }
      name = parents[style]
    }
    return formats["Default"] ?? .general
  }
}
