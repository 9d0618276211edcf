/// Finds the tables of a running text (a page, a document), each a sheet of its own; what is written above a table goes before
/// its rows, since the day of its facts may stand there.
///
/// Of tables one within the other the one with the most rows of several filled cells is a table, the outer one where both have
/// as many; the others are how it is laid out, or text in its cells. A first reading finds out which.
final class PageTables {
  let grid: SheetGrid

  /// A table in the first reading.
  private struct Outline {
    var parent: Int?
    /// Rows with more than one filled cell of their own.
    var wideRows = 0
  }

  private var outlines: [Outline] = []
  private var levels: [(table: Int, filled: Int, hasText: Bool)] = []
  /// Which tables are told as such; `nil` in the first reading.
  private let isTold: [Bool]?
  private var count = 0
  private var toldCount = 0
  private var stack: [Int] = []
  private var isInRow = false
  private var isInCell = false
  /// The text of the cell or, outside the tables that are told, of the paragraph.
  private(set) var buffer: CellBuffer
  private var above: [String] = []

  /// How many texts above a table are kept: fewer than the rows looked through for a header.
  private static let mostAbove = 12

  private init(_ grid: SheetGrid, isTold: [Bool]?) {
    self.grid = grid
    self.isTold = isTold
    buffer = CellBuffer(grid.limits)
  }

  /// Gives the rows of all tables.
  ///
  /// - Parameters:
  ///   - parse: reads the text, tells what it meets and has the grid `hand` it on after each piece; it is called thrice.
  static func read(
    limits: IntakeLimits, event: (SheetEvent) throws -> Void,
    _ parse: (PageTables) throws -> Void
  ) throws {
    let outline = PageTables(SheetGrid(limits: limits), isTold: nil)
    try parse(outline)
    try outline.grid.hand()
    let isTold = outline.told()
    guard isTold.contains(true) else {
      throw IntakeError(.notATable, "文件里没有表格", hint: "把内容整理成表格(一行一家企业),存为 .xlsx 再导入")
    }
    try SheetGrid.twice(limits: limits, event: event) { try parse(PageTables($0, isTold: isTold)) }
  }

  private func told() -> [Bool] {
    var result = outlines.map { _ in true }
    for (index, table) in outlines.enumerated() {
      var parent = table.parent
      while let outer = parent {
        result[outlines[outer].wideRows >= table.wideRows ? index : outer] = false
        parent = outlines[outer].parent
      }
    }
    return result
  }

  private func isTold(_ table: Int) -> Bool { isTold.map { table < $0.count && $0[table] } ?? false }

  /// Whether what comes belongs to a table that is told, and not to one within it.
  var isOwn: Bool { stack.last.map(isTold) ?? false }
  private var isInTold: Bool { stack.contains(where: isTold) }

  func beginTable() {
    stack.append(count)
    count += 1
    if count > grid.limits.sheets * 10 || stack.count > grid.limits.nesting / 4 {
      grid.refuse(.tooManySheets(grid.limits))
    }
    guard isTold != nil else {
      outlines.append(Outline(parent: levels.last?.table))
      levels.append((outlines.count - 1, 0, false))
      return
    }
    guard isOwn else { return breakLine() }
    endParagraph()
    toldCount += 1
    grid.beginSheet("表格 \(toldCount)")
    grid.put(above: above)
    (above, isInRow, isInCell) = ([], false, false)
  }

  func endTable() {
    guard !stack.isEmpty else { return }
    if isOwn {
      endRow()
      grid.endSheet()
      buffer.clear()
    } else {
      breakLine()
    }
    stack.removeLast()
    if isTold == nil { levels.removeLast() }
  }

  func beginRow() {
    guard isOwn else { return }
    endRow()
    grid.beginRow()
    isInRow = true
  }

  func endRow() {
    if isTold == nil, let level = levels.last {
      if level.filled > 1 { outlines[level.table].wideRows += 1 }
      levels[levels.count - 1].filled = 0
    }
    guard isOwn, isInRow else { return }
    (isInRow, isInCell) = (false, false)
    grid.endRow()
  }

  /// Whether what comes is said of a cell that is told, and not of one of a table in it.
  var isAtCell: Bool { isOwn && isInCell }

  /// Begins a cell; `true` when it is one of a table that is told.
  func beginCell() -> Bool {
    guard isOwn else {
      breakLine()
      return false
    }
    if !isInRow { beginRow() }
    isInCell = true
    buffer.clear()
    return true
  }

  /// Ends a cell; `true` when it is one of a table that is told, whose text is in `buffer` then.
  func endCell() -> Bool {
    if isTold == nil, let level = levels.last, level.hasText {
      levels[levels.count - 1].filled += 1
      levels[levels.count - 1].hasText = false
    }
    guard isOwn, isInCell else {
      breakLine()
      return false
    }
    isInCell = false
    return true
  }

  /// Text as it is, or (as in pages) with every run of blanks as one.
  func text(_ span: Span<UInt8>, collapsing: Bool = false) {
    if isTold == nil {
      guard !levels.isEmpty, !levels[levels.count - 1].hasText else { return }
      for index in span.indices where span[index] > 0x20 { return levels[levels.count - 1].hasText = true }
      return
    }
    if isInTold, !isInCell { return }
    if collapsing { buffer.appendCollapsed(span) } else { buffer.append(span) }
  }

  /// A break in the text.
  func breakLine() {
    if isTold == nil { return }
    if isInTold {
      if isInCell, !buffer.bytes.isEmpty { buffer.append("\n") }
    } else {
      endParagraph()
    }
  }

  private func endParagraph() {
    defer { buffer.clear() }
    let text = CellText.trimmed(CellCleaner.cleaned(buffer.string))
    guard !text.isEmpty, !buffer.isTooLong else { return }
    above.append(text)
    if above.count > PageTables.mostAbove { above.removeFirst() }
  }
}
