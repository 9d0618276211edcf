/// Ids of runs that stand, by their question, so that a question asked again needs no look into the database; bounded.
package struct KnownRuns: Sendable {
  /// How many are remembered at most.
  package let limit: Int
  private var ids: [String: String] = [:]

  /// Remembers at most `limit` runs.
  package init(limit: Int) { self.limit = limit }

  /// The id of a question's run; `nil` when it is not remembered.
  package subscript(question: String) -> String? { ids[question] }

  /// Remembers a run that stands. When the memory is full it begins anew: a question is of one data version and one day, so
  /// old ones are not asked again.
  package mutating func remember(_ question: String, _ id: String) {
    if ids.count >= limit { ids.removeAll(keepingCapacity: true) }
    ids[question] = id
  }

  /// Forgets all, as when runs are gone that were thought to stand.
  package mutating func forget() { ids.removeAll() }
}
