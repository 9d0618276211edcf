/// The making of an ``Outlook`` in slices, as ``PreparationWork`` has them.
public struct OutlookWork: Sendable {
  let question: Question

  /// How many slices there are.
  public var slices: Int {
    (question.ranker.snapshot.firmCount + JudgedTile.firms - 1) / JudgedTile.firms
  }

  /// Judges one slice, 0 ..< ``slices``.
  public func judge(_ slice: Int) -> OutlookTile {
    let count = question.ranker.snapshot.firmCount
    return OutlookTile(slice * JudgedTile.firms..<min(count, (slice + 1) * JudgedTile.firms), question)
  }

  /// Puts all slices together, in their order, and keeps the outlook with the ranker for the questions to come.
  @discardableResult
  public func finish(_ tiles: [OutlookTile]) -> Outlook {
    let outlook = Outlook(question, tiles)
    question.ranker.keep(outlook)
    return outlook
  }

  /// The whole of it at once.
  func outlook() -> Outlook { finish((0..<slices).map(judge)) }
}
