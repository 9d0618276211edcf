/// The sums of one side over the rows of a tile: one pass a criterion, whole numbers that no order can change.
struct TileSums {
  private(set) var weight: [Int32]
  private(set) var value: [Int32]
  private(set) var known: [Int32]

  init(rows: Int) {
    weight = Array(repeating: 0, count: rows)
    value = weight
    known = weight
  }

  /// Adds a criterion's columns with its weight.
  mutating func add(_ single: Int64, _ values: [UInt16], _ knowns: [UInt16], _ factors: [UInt8]) {
    guard single > 0 else { return }
    if factors.isEmpty {
      let doubled = Int32(single) * 2
      for row in weight.indices {
        weight[row] &+= doubled
        value[row] &+= doubled &* Int32(values[row])
        known[row] &+= doubled &* Int32(knowns[row])
      }
    } else {
      let single = Int32(single)
      for row in weight.indices {
        let counted = single &* Int32(factors[row])
        weight[row] &+= counted
        value[row] &+= counted &* Int32(values[row])
        known[row] &+= counted &* Int32(knowns[row])
      }
    }
  }

  /// The side's score of a row.
  func mean(_ row: Int) -> Int64 { SideSum.mean(Int64(value[row]), over: Int64(weight[row])) }
}
