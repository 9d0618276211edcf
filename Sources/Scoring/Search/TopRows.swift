/// The best rows of a list, without keeping the rest.
struct TopRows: Sendable {
  private let limit: Int
  /// In order; one more than the limit, to tell whether the last is tied.
  private var rows: [RankedRow] = []
  /// How many rows there are in all.
  private(set) var count = 0

  /// - Parameter limit: how many rows to list.
  init(limit: Int) { self.limit = max(0, limit) }

  /// Counts a row and offers it.
  mutating func add(_ row: RankedRow) {
    count += 1
    offer(row)
  }

  /// Counts rows that are not offered.
  mutating func count(_ rows: Int) { count += rows }

  /// Offers a row that is counted already.
  mutating func offer(_ row: RankedRow) {
    if rows.count > limit {
      guard let last = rows.last, row < last else { return }
      rows.removeLast()
    }
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if row < rows[middle] { high = middle } else { low = middle + 1 }
    }
    rows.insert(row, at: low)
  }

  /// Whether a row of this turn and at most this shown total may still be among the best.
  func admits(turn: Int8, tenths: Int64) -> Bool {
    guard rows.count > limit, let last = rows.last else { return true }
    return turn == last.turn ? tenths >= last.tenths : turn < last.turn
  }

  /// The listed rows in order, each with its rank and whether its shown total is another's too.
  ///
  /// Rank is 1 + the rows above with a better turn or shown total; rows that show the same total are 并列.
  func listed() -> [(row: RankedRow, rank: Int, isTied: Bool)] {
    var listed: [(row: RankedRow, rank: Int, isTied: Bool)] = []
    for (index, row) in rows.prefix(limit).enumerated() {
      func shares(_ other: RankedRow) -> Bool { other.turn == row.turn && other.tenths == row.tenths }
      let isTiedAbove = index > 0 && shares(rows[index - 1])
      let isTiedBelow = index + 1 < rows.count && shares(rows[index + 1])
      let rank = isTiedAbove ? listed[index - 1].rank : index + 1
      listed.append((row, rank, isTiedAbove || isTiedBelow))
    }
    return listed
  }
}
