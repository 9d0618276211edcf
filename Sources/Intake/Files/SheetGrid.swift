/// Puts the cells of a table in their places and gives its rows, for kinds of file that keep tables as rows of cells with spans.
///
/// Such a file is read twice: what reaches over several rows, and whether formulas were computed, stands behind the cells it
/// bears on. The first reading (`survey` is `nil`) notes it, the second gives the rows.
final class SheetGrid {
  /// What the first reading tells of a sheet.
  struct Sheet {
    var name: String
    var merges = MergedCells()
    /// Whether a formula has a result other than 0.
    var hasResults = false
    var isHidden = false
  }

  let limits: IntakeLimits
  /// Sheets as they were met, in the first reading.
  private(set) var sheets: [Sheet] = []
  /// What makes the cells of the sheet that is read.
  private(set) var maker: CellMaker
  /// Whether day 0 is 1904-01-01; told before the sheets.
  var counts1904 = false

  private let survey: [Sheet]?
  private var event: ((SheetEvent) throws -> Void)?
  private var position = -1
  private var name = ""
  private var events: [SheetEvent] = []
  private var refusal: IntakeError?
  private var row = 0
  private var column = 0
  private var cells: [SheetCell] = []
  /// How many cells of the row are counted; also where they are not kept, in the first reading and in hidden sheets.
  private var width = 0
  private var cellCount = 0
  private var repeatedRows = 0
  private var isReading = false
  /// The last row to which each column is taken by a cell from above.
  private var taken: [Int] = []
  /// Cells that following rows may continue, by their column.
  private var open: [Int: MergedCells.Range] = [:]

  init(limits: IntakeLimits, survey: [Sheet]? = nil, event: ((SheetEvent) throws -> Void)? = nil) {
    self.limits = limits
    self.event = event
    self.survey = survey
    maker = CellMaker(limits: limits)
  }

  /// Whether this is the first reading.
  var isSurvey: Bool { survey == nil }

  func beginSheet(_ name: String, isHidden: Bool = false) {
    position += 1
    self.name = name
    (row, column, taken, open) = (0, 0, [], [:])
    if position >= limits.sheets { return refuse(.tooManySheets(limits)) }
    guard let survey else {
      sheets.append(Sheet(name: name, isHidden: isHidden))
      return
    }
    let sheet = position < survey.count ? survey[position] : Sheet(name: name)
    isReading = !sheet.isHidden
    maker.counts1904 = counts1904
    maker.hasPlaceholders = !sheet.hasResults
    events.append(
      isReading
        ? .sheet(SheetInfo(name: name, merges: sheet.merges)) : .hidden(name: name))
  }

  /// Says that the sheet is hidden, where that stands behind its rows.
  func hideSheet() {
    if isSurvey, !sheets.isEmpty { sheets[sheets.count - 1].isHidden = true }
  }

  /// Says that a formula of the sheet has a result.
  func noteResult(_ written: String) {
    if isSurvey, !sheets.isEmpty, !written.isEmpty, ExactDecimal(written)?.mantissa != 0 {
      sheets[sheets.count - 1].hasResults = true
    }
  }

  /// Gives texts that stand above the table, as rows before its first one.
  func put(above texts: [String]) {
    guard !isSurvey, isReading else { return }
    for (index, text) in texts.enumerated() {
      events.append(.row(number: index + 1 - texts.count, cells: [maker.text(text, .general, .untyped)]))
    }
  }

  /// Begins a row: the one after the last, or the one with this number.
  func beginRow(at written: String? = nil) {
    let number = written.map { Int($0) ?? 0 } ?? row + 1
    guard number > row, number <= limits.rows || written == nil else {
      return refuse(.outside(sheet: name, "第 \(written ?? "") 行", limits))
    }
    row = number
    column = 0
    width = 0
    cells = []
  }

  /// Goes to the column of this number, counted from 1.
  func move(to written: String) {
    guard let number = Int(written), number > column, number <= limits.columns else {
      return refuse(.outside(sheet: name, "第 \(row) 行第 \(written) 列", limits))
    }
    column = number - 1
  }

  /// Passes over columns without cells.
  func skip(_ count: Int) { column += min(max(count, 0), limits.columns) }

  /// Whether the next cell lies below one that reaches down; goes on to the first free column.
  func passTaken() {
    while column < taken.count, taken[column] >= row { column += 1 }
  }

  /// How a file writes the cells that another reaches over.
  enum Covered {
    /// Not at all; what follows in later rows says its column.
    case absent
    /// Not at all; what follows in later rows begins at the next free column.
    case passed
    /// As cells of their own.
    case written
  }

  /// Puts a cell, empty ones too, into the next column.
  ///
  /// - Parameters:
  ///   - count: how often it stands side by side.
  ///   - columns: how many columns it reaches over.
  ///   - rows: how many rows it reaches over.
  func put(
    _ cell: SheetCell, times count: Int = 1, columns: Int = 1, rows: Int = 1, covered: Covered = .absent
  ) {
    let isFilled = !cell.isEmpty || cell.trouble != nil
    let columns = min(max(1, columns), limits.columns)
    let rows = min(max(1, rows), limits.rows)
    let count = min(max(1, count), limits.columns)
    let reach = covered == .written ? count : count * columns
    if isFilled || rows > 1 {
      guard row <= limits.rows, column + reach <= limits.columns else {
        return refuse(
          .outside(sheet: name, CellPlace.letters(min(column, limits.columns)) + "\(row)", limits))
      }
      cellCount += max(count, column + 1 - width) + (covered == .passed && rows > 1 ? reach : 0)
      width = column + count
      if cellCount > limits.cells { return refuse(.tooManyCells(limits)) }
    }
    if columns > 1 || rows > 1 { merge(columns, rows, covered) }
    if isFilled, !isSurvey, isReading {
      while cells.count < column { cells.append(.empty) }
      for _ in 0..<count { cells.append(cell) }
    }
    column = min(column + reach, limits.columns)
  }

  private func merge(_ columns: Int, _ rows: Int, _ covered: Covered) {
    let last = min(column + columns, limits.columns) - 1
    guard column <= last else { return }
    if covered == .passed, rows > 1 {
      while taken.count <= last { taken.append(0) }
      for index in column...last { taken[index] = row + rows - 1 }
    }
    add(
      MergedCells.Range(
        firstRow: row, lastRow: min(row + rows - 1, limits.rows), firstColumn: column, lastColumn: last))
  }

  private func add(_ range: MergedCells.Range) {
    guard isSurvey, let sheet = sheets.indices.last, sheets[sheet].merges.ranges.count < limits.merges else { return }
    sheets[sheet].merges.add(range)
  }

  /// Puts a cell that following rows may continue, or (without one) continues the one above.
  func put(tall cell: SheetCell?, columns: Int) {
    let range = MergedCells.Range(
      firstRow: row, lastRow: row, firstColumn: column,
      lastColumn: column + min(max(1, columns), limits.columns) - 1)
    if cell != nil {
      if let known = open.updateValue(range, forKey: column), known.lastRow > known.firstRow { add(known) }
    } else if let known = open[column], known.lastRow == row - 1 {
      open[column]?.lastRow = row
    }
    put(cell ?? .empty, columns: columns)
  }

  /// Ends the row, which may stand several times one below the other.
  func endRow(times count: Int = 1) {
    let count = max(1, count)
    defer { row += min(count - 1, limits.rows) }
    guard !isSurvey, isReading, !cells.isEmpty, refusal == nil else { return }
    if count > 1 {
      repeatedRows += min(count, limits.rows)
      cellCount += min(count, limits.rows) * cells.count
      if repeatedRows > limits.repeatedRows {
        return refuse(
          IntakeError(
            .tooLarge, "第 \(row) 行原样重复 \(count) 次,超过 \(limits.repeatedRows) 次", hint: "删去表格外重复的行,再保存并导入"))
      }
      if cellCount > limits.cells { return refuse(.tooManyCells(limits)) }
    }
    for index in 0..<count { events.append(.row(number: row + index, cells: cells)) }
  }

  func endSheet() {
    for range in open.values.sorted(by: { ($0.firstRow, $0.firstColumn) < ($1.firstRow, $1.firstColumn) })
    where range.lastRow > range.firstRow { add(range) }
    if !isSurvey, isReading { events.append(.endOfSheet) }
    isReading = false
  }

  /// Says why the file cannot be read on; it is thrown by `hand`.
  func refuse(_ error: IntakeError) { refusal = refusal ?? error }

  /// Reads a file twice and gives what its second reading tells.
  ///
  /// - Parameters:
  ///   - parse: reads the file into a grid and has it `hand` on what is whole after each piece.
  static func twice(
    limits: IntakeLimits, event: (SheetEvent) throws -> Void, _ parse: (SheetGrid) throws -> Void
  ) throws {
    let survey = SheetGrid(limits: limits)
    try parse(survey)
    try survey.hand()
    try withoutActuallyEscaping(event) { event in
      let grid = SheetGrid(limits: limits, survey: survey.sheets, event: event)
      grid.counts1904 = survey.counts1904
      try parse(grid)
      try grid.hand()
      grid.event = nil
    }
  }

  /// Hands on what is whole; throws why the file cannot be read on.
  func hand() throws {
    if let refusal { throw refusal }
    defer { events.removeAll(keepingCapacity: true) }
    if let event { for whole in events { try event(whole) } }
  }
}

extension IntakeError {
  static func tooManyCells(_ limits: IntakeLimits) -> IntakeError {
    IntakeError(.tooLarge, "工作簿的单元格超过 \(limits.cells) 个", hint: "删去空白行列,或拆成几个文件")
  }

  static func tooManySheets(_ limits: IntakeLimits) -> IntakeError {
    IntakeError(.tooLarge, "工作表超过 \(limits.sheets) 张", hint: "删去不用的工作表,或拆成几个文件")
  }

  static func outside(sheet: String, _ place: String, _ limits: IntakeLimits) -> IntakeError {
    let bounds = "\(limits.rows) 行、\(limits.columns) 列"
    return IntakeError(
      .badRow, "工作表「\(sheet)」的地址 \(place.prefix(40)) 超出 \(bounds)", hint: "删去表格外的内容,另存为 .xlsx 再导入")
  }
}
