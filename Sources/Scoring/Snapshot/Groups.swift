/// Rows by the group they belong to: for each group its rows, ascending, in one array.
struct Groups: Sendable {
  private let starts: [Int32]
  private let rows: [Int32]

  /// - Parameter groups: the group of each row, 0 ..< `count`.
  init(_ groups: [Int32], count: Int) {
    var starts = Array(repeating: Int32(0), count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var rows = Array(repeating: Int32(0), count: groups.count)
    for (row, group) in groups.enumerated() {
      rows[Int(next[Int(group)])] = Int32(row)
      next[Int(group)] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// The rows of a group.
  subscript(group: Int) -> ArraySlice<Int32> { rows[Int(starts[group])..<Int(starts[group + 1])] }
}
