package import Domain

/// Tells what others changed of the work after a data version.
package struct ShowNews: Sendable {
  let registry: any Registry

  /// The newest data version that whoever asks can see; 0 where nothing was ever written.
  package func newest(_ organisation: Int64) async throws -> Int64 {
    try await registry.changes(useCases: [], before: nil, limit: 1, organisation: organisation).first?.version ?? 0
  }

  /// What stands otherwise than at the version `then`, the newest first, at most `limit` lines of it. An import is one line,
  /// however many rows it wrote. What whoever asks did is left out.
  package func callAsFunction(since then: Int64, limit: Int, _ invocation: Invocation) async throws -> News {
    let organisation = invocation.organisation
    var lines: [News.Line] = []
    var tables: Set<String> = []
    let changes = try await registry.changes(
      useCases: [], before: nil, limit: ShowNews.longest, organisation: organisation
    ).filter { $0.version > then }
    guard let now = changes.first?.version else { return News(version: then, lines: [], total: 0) }
    for change in changes where change.useCase.hasSuffix(".import") || change.useCase == "sample.load" {
      tables.insert(String(change.useCase.prefix { $0 != "." }))
      guard change.actor != invocation.actor else { continue }
      let words = DeedWord.text(change.useCase) + (change.note.map { ":\($0)" } ?? "")
      lines.append(
        News.Line(words: words, actor: change.actor, recordedAt: change.recordedAt, change: change.id, record: nil))
    }
    func read<Field: RecordField>(_ field: Field.Type) async throws {
      // The rows of a table that was read in are told by its name alone.
      guard tables.isDisjoint(with: [Field.entity.rawValue, "sample"]) else { return }
      let facts = try await TellDifferences(registry)(field, from: then, to: now, organisation: organisation).map(
        \.fact)
      for fact in facts where fact.actor != invocation.actor {
        lines.append(
          News.Line(
            words: fact.words, actor: fact.actor, recordedAt: fact.recordedAt, change: fact.change,
            record: (Field.entity, fact.id)))
      }
    }
    for kind in ShowNews.kinds { try await read(kind) }
    lines.sort { ($1.change, $0.words) < ($0.change, $1.words) }
    return News(version: now, lines: Array(lines.prefix(limit)), total: lines.count)
  }

  /// How many changes are looked through at most.
  private static let longest = 500
  /// What an official's day is about.
  private static let kinds: [any RecordField.Type] = [
    OpportunityField.self, NeedField.self, VisitField.self, FollowUpField.self, PromiseField.self,
  ]
}

/// What others changed of the work.
package struct News: Sendable {
  /// The data version it goes up to.
  package let version: Int64
  /// The newest of it.
  package let lines: [Line]
  /// How many lines there are in all.
  package let total: Int

  /// One thing that stands otherwise.
  package struct Line: Sendable {
    /// What, in one sentence.
    package let words: String
    package let actor: String
    /// RFC 3339 UTC.
    package let recordedAt: String
    let change: Int64
    /// The record it is about; `nil` for a table that was read in.
    package let record: (entity: Entity, id: Int64)?
  }
}
