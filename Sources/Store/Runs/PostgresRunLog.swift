import Domain
package import Postgres
package import Service
import Synchronization

/// Questions and answers in PostgreSQL. A question is written once; who saw it is noted in memory and appended by
/// ``flush()``.
package final class PostgresRunLog: RunLog {
  let pool: PostgresPool
  let now: @Sendable () -> Int64
  let lost: @Sendable ([RunSighting]) -> Void
  let state: Mutex<(known: KnownRuns, sightings: SightingBuffer)>

  /// Runs behind this pool.
  ///
  /// - Parameters:
  ///   - limit: how many sightings may wait for a flush.
  ///   - now: microseconds since 1970-01-01T00:00:00Z.
  ///   - lost: is told the sightings that cannot be kept.
  package init(
    pool: PostgresPool, limit: Int = 10_000, now: @escaping @Sendable () -> Int64,
    lost: @escaping @Sendable ([RunSighting]) -> Void
  ) {
    self.pool = pool
    self.now = now
    self.lost = lost
    state = Mutex((KnownRuns(limit: 4096), SightingBuffer(limit: limit)))
  }

  /// Keeps a question with its answer unless it stands already, and notes who saw it.
  package func record(
    _ question: RunQuestion, answer: @Sendable () throws -> String, invocation: Invocation
  ) async throws -> String {
    let text = "\(invocation.organisation)\n\(question.canonical)"
    let id: String
    if let known = state.withLock({ $0.known[text] }) {
      id = known
    } else {
      id = try await keep(question, text, answer, invocation.organisation)
      state.withLock { $0.known.remember(text, id) }
    }
    noteSeen(id, invocation: invocation)
    return id
  }

  /// Notes that a kept run was seen; it is appended by the next flush.
  package func noteSeen(_ id: String, invocation: Invocation) {
    let sighting = RunSighting(
      organisation: invocation.organisation, run: id, actor: invocation.actor, microseconds: now())
    if !state.withLock({ $0.sightings.add(sighting) }) { lost([sighting]) }
  }

  private func keep(
    _ question: RunQuestion, _ text: String, _ answer: @Sendable () throws -> String, _ organisation: Int64
  ) async throws -> String {
    let sight = Sight(organisation: organisation)
    let (id, stands) = try await guarded {
      try await pool.reading(sight) { connection in
        try await connection.query(
          """
          select d.id, exists (select 1 from ranking_run r where r.organisation_id = \(organisation) and r.id = d.id)
          from (select left(encode(sha256(convert_to(\(text), 'UTF8')), 'hex'), 32)) as d (id)
          """
        ).one().decode(String.self, Bool.self)
      }
    }
    guard !stands else { return id }
    // An answer may take a while to make: no connection waits for it.
    let made = try answer()
    try await guarded {
      try await pool.seeing(sight) { try await insert(question, id, made, organisation, $0) }
    }
    return id
  }

  private func insert(
    _ question: RunQuestion, _ id: String, _ answer: String, _ organisation: Int64, _ connection: PostgresConnection
  ) async throws {
    try await connection.execute(
      """
      insert into ranking_run (organisation_id, id, need_id, enterprise_id, profile, profile_version, rules_version,
        data_version, day, engine_version, list_length, bands, answer)
      values (\(organisation), \(id), nullif(\(question.need ?? 0), 0), nullif(\(question.enterprise ?? 0), 0),
        \(question.profile), \(question.profileVersion), \(question.rulesVersion), \(question.dataVersion),
        \(PostgresDate(daysSince1970: question.day.day)), \(question.engineVersion), \(Int32(question.length)),
        \(question.bands), \(PostgresJSON(answer)))
      on conflict on constraint ranking_run_pk do nothing
      """)
  }

  /// A run by its id or its first digits.
  package func find(_ id: String, organisation: Int64) async throws -> RunRecord? {
    try await find(id, Sight(organisation: organisation))
  }

  func find(_ id: String, _ sight: Sight) async throws -> RunRecord? {
    let id = id.lowercased()
    if let run = try await runs("r.id = \(id)", limit: 1, sight).first { return run }
    guard (4..<32).contains(id.utf8.count), id.allSatisfy(\.isHexDigit) else { return nil }
    let near = try await runs("starts_with(r.id, \(id))", limit: 4, sight)
    guard near.count > 1 else { return near.first }
    throw ServiceError(
      .conflict, code: "run_ambiguous",
      message: "以 \(id) 开头的排序不止一次,请多写几位:"
        + near.prefix(3).map { String($0.id.prefix(12)) }.joined(separator: "、") + (near.count > 3 ? "…" : "") + "。",
      remedy: .listRuns)
  }

  /// Runs, newest first.
  package func list(
    need: Int64? = nil, before: String?, limit: Int, organisation: Int64
  ) async throws -> [RunRecord] {
    try await list(need: need, before: before, limit: limit, Sight(organisation: organisation))
  }

  func list(need: Int64?, before: String?, limit: Int, _ sight: Sight) async throws -> [RunRecord] {
    let organisation = sight.organisation
    let condition: SQL =
      before.map { before in
        """
        (r.recorded_at, r.id) < (
          select b.recorded_at, b.id from ranking_run b where b.organisation_id = \(organisation) and b.id = \(before))
        """
      } ?? "true"
    let ofNeed: SQL = need.map { "r.need_id = \($0)" } ?? "true"
    return try await runs("\(fragment: condition) and \(fragment: ofNeed)", limit: limit, sight)
  }

  private func runs(_ condition: SQL, limit: Int, _ sight: Sight) async throws -> [RunRecord] {
    try await guarded {
      try await pool.reading(sight) { connection in
        try await connection.query(
          """
          select r.id, r.need_id, r.enterprise_id, r.profile, r.profile_version, r.rules_version, r.data_version, r.day,
            r.engine_version, r.list_length, r.bands, r.answer::text,
            to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            (select count(*) from ranking_view v where v.organisation_id = r.organisation_id and v.run_id = r.id)
          from ranking_run r
          where r.organisation_id = \(sight.organisation) and \(fragment: condition)
          order by r.recorded_at desc, r.id desc limit \(limit)
          """
        ).map { try PostgresRunLog.run($0) }
      }
    }
  }

  private static func run(_ row: PostgresRow) throws -> RunRecord {
    let question = RunQuestion(
      need: try row.decode(at: 1), enterprise: try row.decode(at: 2), profile: try row.decode(at: 3),
      profileVersion: try row.decode(at: 4), rulesVersion: try row.decode(at: 5), dataVersion: try row.decode(at: 6),
      day: CalendarDate(day: try row.decode(PostgresDate.self, at: 7).daysSince1970),
      engineVersion: try row.decode(at: 8), length: Int(try row.decode(Int32.self, at: 9)),
      bands: try row.decode(at: 10))
    return RunRecord(
      id: try row.decode(at: 0), question: question, answer: try row.decode(at: 11),
      recordedAt: try row.decode(at: 12), views: try row.decode(at: 13))
  }
}
