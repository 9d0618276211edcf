/// The best rows of a list, without keeping the rest.
struct TopRows: Sendable {
  private let limit: Int
  private var rows: [RankedRow] = []
  private var worst: RankedRow?
  /// How many rows were offered.
  private(set) var count = 0

  /// - Parameter limit: how many rows to list; one more is kept, to tell whether the last is tied.
  init(limit: Int) { self.limit = max(0, limit) }

  /// Offers a row.
  mutating func add(_ row: RankedRow) {
    count += 1
    if let worst, worst < row { return }
    rows.append(row)
    if rows.count >= 2 * (limit + 1) + 64 { trim() }
  }

  private mutating func trim() {
    rows.sort()
    if rows.count > limit + 1 { rows.removeSubrange((limit + 1)...) }
    if rows.count == limit + 1 { worst = rows.last }
  }

  /// The listed rows in order, each with its rank and whether its shown total is another's too.
  ///
  /// Rank is 1 + the rows above with a better turn or shown total; rows that show the same total are 并列.
  consuming func listed() -> [(row: RankedRow, rank: Int, isTied: Bool)] {
    trim()
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
