package import Domain

/// Tells what others changed of the work after a data version, change by change, so that each is told as whose it was.
package struct ShowNews: Sendable {
  let registry: any Registry

  /// The newest data version that whoever asks can see; 0 where nothing was ever written.
  package func newest(_ organisation: Int64) async throws -> Int64 {
    try await registry.changes(useCases: [], before: nil, limit: 1, organisation: organisation).first?.version ?? 0
  }

  /// The changes after the version `then`, the newest first, at most `limit` of them; of the latest ``longest`` changes of all.
  /// What whoever asks did is left out, and so is what was taken back. An import is told as one, however many rows it
  /// wrote.
  package func callAsFunction(since then: Int64, limit: Int, _ invocation: Invocation) async throws -> News {
    let organisation = invocation.organisation
    let latest = try await registry.changes(
      useCases: [], before: nil, limit: ShowNews.longest, organisation: organisation
    ).filter { $0.version > then }
    let undone = try await registry.undone(latest.map(\.id), organisation: organisation)
    let theirs = latest.filter { change in
      change.actor != invocation.actor && change.undoes == nil && undone[change.id] == nil
        && (ShowNews.isTold(whole: change) || ShowNews.kind(of: change) != nil)
    }
    var lines: [News.Line] = []
    for change in theirs.prefix(limit) {
      if let line = try await line(change, organisation) { lines.append(line) }
    }
    return News(
      version: latest.first?.version ?? then, lines: lines, left: max(0, theirs.count - limit))
  }

  /// How many changes are looked through at most.
  package static let longest = 500
  /// How many facts of one change are told.
  private static let most = 4
  /// What an official's day is about.
  private static let kinds: [any RecordField.Type] = [
    OpportunityField.self, NeedField.self, VisitField.self, FollowUpField.self, PromiseField.self,
    EngagementField.self, EnterpriseField.self, PlanField.self,
  ]

  /// Whether a change is told by what it is called.
  private static func isTold(whole change: ChangeEntry) -> Bool {
    change.useCase.hasSuffix(".import") || change.useCase == "sample.load"
  }

  private static func kind(of change: ChangeEntry) -> (any RecordField.Type)? {
    let subject = change.useCase.prefix { $0 != "." }
    return kinds.first { $0.entity.rawValue == subject }
  }

  /// `nil` for a change that wrote nothing that whoever asks can see.
  private func line(_ change: ChangeEntry, _ organisation: Int64) async throws -> News.Line? {
    let deed = DeedWord.text(change.useCase)
    if ShowNews.isTold(whole: change) {
      return News.Line(
        words: [deed], left: 0, actor: change.actor,
        recordedAt: change.recordedAt, record: nil)
    }
    guard let kind = ShowNews.kind(of: change) else { return nil }
    let facts = try await facts(kind, change, organisation)
    guard let first = facts.first else { return nil }
    return News.Line(
      words: facts.prefix(ShowNews.most).map(\.words), left: max(0, facts.count - ShowNews.most), actor: change.actor,
      recordedAt: change.recordedAt, record: (kind.entity, first.id))
  }

  private func facts<Field: RecordField>(
    _ field: Field.Type, _ change: ChangeEntry, _ organisation: Int64
  ) async throws -> [ChangedFact] {
    try await TellDifferences(registry)(
      field, from: change.version - 1, to: change.version, organisation: organisation
    ).map(\.fact)
  }
}

/// What others changed of the work.
package struct News: Sendable {
  /// The data version it goes up to.
  package let version: Int64
  /// A change each, the newest first.
  package let lines: [Line]
  /// How many changes more there are.
  package let left: Int

  package struct Line: Sendable {
    /// What, a sentence each.
    package let words: [String]
    /// How many facts more it changed.
    package let left: Int
    package let actor: String
    /// RFC 3339 UTC.
    package let recordedAt: String
    /// The record it is about; `nil` for a table that was read in.
    package let record: (entity: Entity, id: Int64)?
  }
}
