/// The judging of a need in slices, so that a service can spread them over threads and stop between them. Each slice may be
/// judged on any thread, in any order.
package struct PreparationWork: Sendable {
  let question: Question

  /// How many slices there are.
  package var slices: Int {
    let snapshot = question.ranker.snapshot
    return question.terms.profile.listsByBusiness
      ? (snapshot.businesses.count + JudgedBusinesses.size - 1) / JudgedBusinesses.size
      : (snapshot.firmCount + JudgedTile.firms - 1) / JudgedTile.firms
  }

  /// Judges one slice, 0 ..< ``slices``.
  package func judge(_ slice: Int) -> JudgedSlice {
    let snapshot = question.ranker.snapshot
    guard question.terms.profile.listsByBusiness else {
      let firms = slice * JudgedTile.firms..<min(snapshot.firmCount, (slice + 1) * JudgedTile.firms)
      return JudgedSlice(kind: .rows(JudgedTile(firms, question)))
    }
    let size = JudgedBusinesses.size
    let businesses = slice * size..<min(snapshot.businesses.count, (slice + 1) * size)
    return JudgedSlice(kind: .businesses(JudgedBusinesses(businesses, question)))
  }

  /// Puts all slices together, in their order.
  package func finish(_ slices: [JudgedSlice]) -> PreparedNeed { PreparedNeed(question, slices) }
}

/// A slice of a need's judging.
package struct JudgedSlice: Sendable {
  enum Kind: Sendable {
    /// Every row of some firms.
    case rows(JudgedTile)
    /// Some businesses, with the firms of the wanted ones.
    case businesses(JudgedBusinesses)
  }

  let kind: Kind
}
