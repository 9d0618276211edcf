/// The judging of a need in slices, so that a service can spread them over threads and stop between them. Each slice may be
/// judged on any thread, in any order.
public struct PreparationWork: Sendable {
  let question: Question

  /// How many slices there are.
  public var slices: Int {
    (question.ranker.snapshot.rows.count + JudgedTile.firms - 1) / JudgedTile.firms
  }

  /// Judges one slice, 0 ..< ``slices``.
  public func judge(_ slice: Int) -> JudgedTile {
    let count = question.ranker.snapshot.rows.count
    return JudgedTile(slice * JudgedTile.firms..<min(count, (slice + 1) * JudgedTile.firms), question)
  }

  /// Puts all slices together, in their order.
  public func finish(_ tiles: [JudgedTile]) -> PreparedNeed { PreparedNeed(question, tiles) }
}
