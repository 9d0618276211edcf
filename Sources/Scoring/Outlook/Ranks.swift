/// Sorting by small numbers in two passes.
enum Ranks {
  /// Rows by falling tenths of a point; rows of equal tenths keep their order.
  static func falling(_ rows: [Int], by tenths: [UInt16]) -> [Int32] {
    var next = Array(repeating: 0, count: 1_002)
    for row in rows { next[1_001 - Int(tenths[row])] += 1 }
    for place in 1..<next.count { next[place] += next[place - 1] }
    var sorted = Array(repeating: Int32(0), count: rows.count)
    for row in rows {
      let place = 1_000 - Int(tenths[row])
      sorted[next[place]] = Int32(row)
      next[place] += 1
    }
    return sorted
  }
}
