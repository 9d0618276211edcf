import Postgres
import Service
import Synchronization

extension PostgresRunLog {
  /// Appends all sightings noted so far in one statement. What cannot be appended because the database is away waits for
  /// the next flush; a sighting of a run that no longer stands is lost, and told.
  @discardableResult package func flush() async throws -> Int {
    let batch = state.withLock { $0.sightings.take() }
    guard !batch.isEmpty else { return 0 }
    let gone: [RunSighting]
    do {
      gone = try await append(batch)
    } catch {
      state.withLock { $0.sightings.giveBack(batch) }
      throw error
    }
    state.withLock { state in
      state.sightings.appended(batch.count)
      if !gone.isEmpty { state.known.forget() }
    }
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

  /// Appends a batch and answers those whose run does not stand. A batch whose commit was not heard of is not appended
  /// twice.
  private func append(_ batch: [RunSighting]) async throws -> [RunSighting] {
    try await guarded {
      try await pool.withConnection { connection in
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
