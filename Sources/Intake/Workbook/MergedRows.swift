/// Fills cells that are merged over several rows: a firm's cells written once beside two of its alumni.
struct MergedRows {
  private var waiting: ArraySlice<MergedCells.Range>
  /// What still reaches down, by its column: ranges of one column do not overlap.
  private var active: [Int: (lastRow: Int, cell: SheetCell)] = [:]
  let isEmpty: Bool

  init(_ merges: MergedCells) {
    let tall = merges.ranges.filter { $0.lastRow > $0.firstRow }
    isEmpty = tall.isEmpty
    waiting = tall.sorted { $0.firstRow < $1.firstRow }[...]
  }

  /// The row with the cells that merged ranges spread over it.
  mutating func filled(_ row: Int, _ cells: [SheetCell]) -> [SheetCell] {
    if active.values.contains(where: { $0.lastRow < row }) { active = active.filter { $0.value.lastRow >= row } }
    var result = cells
    for (column, merged) in active {
      while result.count <= column { result.append(.empty) }
      if result[column].isEmpty { result[column] = merged.cell }
    }
    while let next = waiting.first, next.firstRow <= row {
      waiting.removeFirst()
      guard next.firstRow == row, next.firstColumn < cells.count else { continue }
      active[next.firstColumn] = (next.lastRow, cells[next.firstColumn])
    }
    return result
  }
}
