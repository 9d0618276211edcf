/// A row of a ranking before it is explained.
package struct Leader: Sendable {
  package let firm: Int64
  /// Shown total.
  package let score: TotalScore
  private let row: RankedRow
  private let rank: Int
  private let isTied: Bool
  private let question: Question

  init(_ listed: (row: RankedRow, rank: Int, isTied: Bool), _ question: Question) {
    (row, rank, isTied) = listed
    firm = row.firmID
    score = TotalScore(tenths: row.tenths)
    self.question = question
  }

  /// The row with every point explained.
  package var match: Match { Match(row, rank: rank, isTied: isTied, question) }
}
