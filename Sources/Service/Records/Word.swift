import Domain

/// A word on facts, of a file, of minutes or of a person, beside what stands: the one place that decides which of two words
/// stands.
struct Word {
  /// Who says it, how it is evidenced and of which day it is.
  let source: Source
  /// Whether repeating a known value renews the day of the fact.
  let renewsKnown: Bool
  /// Sources looked up so far.
  private var known: [Int64: Source] = [:]

  init(_ source: Source, renewsKnown: Bool) {
    self.source = source
    self.renewsKnown = renewsKnown
  }

  /// Looks up the sources of records that the word is on.
  mutating func learn<Field: RecordField>(_ records: some Sequence<Stored<Field>>, _ session: any ChangeSession)
    async throws
  {
    let missing = Set(records.flatMap { $0.sources.values }).filter { known[$0] == nil && $0 != source.id }
    guard !missing.isEmpty else { return }
    known.merge(try await session.sources(Array(missing))) { first, _ in first }
  }

  /// The source of a fact that was looked up.
  func standing(_ id: Int64?) -> Source? { id.flatMap { $0 == source.id ? source : known[$0] } }

  /// Whether it may stand in the place of a fact of this source: no weaker word replaces a stronger one, and of equally
  /// evidenced words no older one a later.
  func replaces(_ old: Int64?) -> Bool {
    guard let old = standing(old) else { return true }
    return source.testimony >= old.testimony
  }

  /// Whether a fact of this source that the word repeats takes the word as its source.
  func renews(_ old: Int64?) -> Bool {
    guard renewsKnown, let old = standing(old) else { return false }
    return source.testimony > old.testimony
  }
}

extension ChangeSession {
  /// The word of a source of this change.
  func word(of id: Int64, renewsKnown: Bool) async throws -> Word? {
    try await sources([id])[id].map { Word($0, renewsKnown: renewsKnown) }
  }
}
