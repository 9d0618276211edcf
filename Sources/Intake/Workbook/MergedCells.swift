/// The merged ranges of a sheet, for filling a header's group over its columns and a firm's cells over its rows.
struct MergedCells: Sendable {
  struct Range: Sendable, Hashable {
    var firstRow: Int
    var lastRow: Int
    var firstColumn: Int
    var lastColumn: Int
  }

  private(set) var ranges: [Range] = []
  /// Ranges over several rows, by their last row in falling order, so that a reader can drop what it has passed.
  var isEmpty: Bool { ranges.isEmpty }

  mutating func add(_ range: Range) { ranges.append(range) }

  /// Reads `A1:P1`; a range outside the bounds of a sheet is left out.
  mutating func add(reference: some StringProtocol, limits: IntakeLimits) {
    let parts = reference.split(separator: ":")
    guard parts.count == 2, let from = CellReference(parts[0]), let to = CellReference(parts[1]) else { return }
    guard let fromRow = from.row, let toRow = to.row, fromRow <= toRow, from.column <= to.column,
      toRow <= limits.rows, to.column < limits.columns
    else { return }
    add(Range(firstRow: fromRow, lastRow: toRow, firstColumn: from.column, lastColumn: to.column))
  }
}

/// The address of a cell: `B7`.
struct CellReference {
  /// Counted from 0.
  let column: Int
  /// Counted from 1; `nil` when the address names none.
  let row: Int?

  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case 65...90 where row == 0: column = column * 26 + Int(byte - 64)
      case 97...122 where row == 0: column = column * 26 + Int(byte - 96)
      case 48...57: row = row * 10 + Int(byte - 48)
      case UInt8(ascii: "$"): continue
      default: return nil
      }
      if column > 1 << 20 || row > 1 << 30 { return nil }
    }
    guard column > 0 else { return nil }
    self.column = column - 1
    self.row = row > 0 ? row : nil
  }
}
