import Postgres
import Service
import Synchronization

extension PostgresRunLog {
  /// Appends all sightings noted so far, those of an organisation in one statement. What cannot be appended because the database is away waits for
  /// the next flush; a sighting of a run that no longer stands is lost, and told.
  @discardableResult package func flush() async throws -> Int {
    let batch = state.withLock { $0.sightings.take() }
    guard !batch.isEmpty else { return 0 }
    var gone: [RunSighting] = []
    var rest = Dictionary(grouping: batch, by: \.organisation)
    for organisation in rest.keys.sorted() {
      guard let own = rest[organisation] else { continue }
      do {
        gone += try await append(own, organisation)
      } catch {
        state.withLock { $0.sightings.giveBack(rest.values.flatMap(\.self)) }
        throw error
      }
      state.withLock { $0.sightings.appended(own.count) }
      rest[organisation] = nil
    }
    if !gone.isEmpty { state.withLock { $0.known.forget() } }
    if !gone.isEmpty { lost(gone) }
    return batch.count - gone.count
  }

  /// Gives up what could not be appended before the end, and tells it.
  package func abandon() {
    let batch = state.withLock { state in
      let batch = state.sightings.take()
      state.sightings.appended(batch.count)
      return batch
    }
    if !batch.isEmpty { lost(batch) }
  }

  /// Appends a batch of one organisation and answers those whose run does not stand. A batch whose commit was not heard of is not appended
  /// twice.
  private func append(_ batch: [RunSighting], _ organisation: Int64) async throws -> [RunSighting] {
    try await guarded {
      try await pool.seeing(Sight(organisation: organisation)) { connection in
        let places = try await connection.query(
          """
          with noted as (
            select * from unnest(
              \(batch.map(\.organisation)), \(batch.map(\.run)), \(batch.map(\.actor)),
              \(batch.map { PostgresInstant(microsecondsSince1970: $0.microseconds) })
            ) with ordinality as n (organisation_id, run_id, actor, seen_at, place)
          ),
          standing as (
            select n.* from noted n
            join ranking_run r on r.organisation_id = n.organisation_id and r.id = n.run_id
          ),
          appended as (
            insert into ranking_view (organisation_id, run_id, actor, seen_at)
            select s.organisation_id, s.run_id, s.actor, s.seen_at from standing s
            where not exists (
              select 1 from ranking_view v
              where v.organisation_id = s.organisation_id and v.run_id = s.run_id and v.actor = s.actor
                and v.seen_at = s.seen_at)
            order by s.place
          )
          select n.place from noted n where not exists (select 1 from standing s where s.place = n.place)
          """
        ).decode(Int64.self)
        return places.map { batch[Int($0) - 1] }
      }
    }
  }
}
