/// Fills cells that are merged over several rows: a firm's cells written once beside two of its alumni.
struct MergedRows {
  private var waiting: ArraySlice<MergedCells.Range>
  private var active: [(range: MergedCells.Range, cell: SheetCell)] = []
  let isEmpty: Bool

  init(_ merges: MergedCells) {
    let tall = merges.ranges.filter { $0.lastRow > $0.firstRow }
    isEmpty = tall.isEmpty
    waiting = tall.sorted { $0.firstRow < $1.firstRow }[...]
  }

  /// The row with the cells that merged ranges spread over it.
  mutating func filled(_ row: Int, _ cells: [SheetCell]) -> [SheetCell] {
    active.removeAll { $0.range.lastRow < row }
    var result = cells
    for (range, cell) in active {
      while result.count <= range.firstColumn { result.append(.empty) }
      if result[range.firstColumn].isEmpty { result[range.firstColumn] = cell }
    }
    while let next = waiting.first, next.firstRow <= row {
      waiting.removeFirst()
      guard next.firstRow == row, next.firstColumn < cells.count else { continue }
      active.append((next, cells[next.firstColumn]))
    }
    return result
  }
}
