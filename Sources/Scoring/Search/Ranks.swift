/// Sorting by small numbers in two passes.
enum Ranks {
  /// The greatest shown total, tenths of a point.
  static let highest = 1_000

  /// 0 ..< `count` by rising key; equal keys keep their order.
  ///
  /// - Parameter keys: the key of each, 0 ..< `bound`.
  static func rising(_ count: Int, below bound: Int, _ key: (Int) -> Int) -> [Int32] {
    var next = Array(repeating: 0, count: bound + 1)
    for item in 0..<count { next[key(item) + 1] += 1 }
    for place in 1..<next.count { next[place] += next[place - 1] }
    var sorted = Array(repeating: Int32(0), count: count)
    for item in 0..<count {
      let place = key(item)
      sorted[next[place]] = Int32(item)
      next[place] += 1
    }
    return sorted
  }
}
