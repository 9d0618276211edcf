import Domain
import Postgres
import Service

extension PostgresChangeSession {
  func takeBack(change undone: Int64) async throws -> TakeBack {
    var result = TakeBack()
    for entity in Entity.allCases { try await hold(entity, undone) }
    for entity in Entity.allCases { result.conflicts += try await laterTouches(entity, undone) }
    guard result.conflicts.isEmpty else { return result }
    // What was created goes first, so that what was deleted can come back under the same unique names.
    for entity in Entity.allCases.reversed() {
      let count = try await removeCreated(entity, undone)
      if count > 0 { result.removed[entity] = count }
    }
    for entity in Entity.allCases {
      let count = try await putBack(entity, undone)
      if count > 0 { result.restored[entity] = count }
    }
    for entity in Entity.allCases { result.conflicts += try await swept(entity, undone) }
    return result
  }

  /// Locks the rows that the change wrote, so that whoever is editing one ends first and is seen, and nobody begins to.
  private func hold(_ entity: Entity, _ undone: Int64) async throws {
    let (table, _) = names(entity)
    try await connection.execute(
      """
      select id from \(fragment: table)
      where organisation_id = \(organisation) and change_id = \(undone) order by id for update
      """)
  }

  /// Rows that the change wrote or deleted and a later change touched again.
  private func laterTouches(_ entity: Entity, _ undone: Int64) async throws -> [TakeBack.Conflict] {
    let (table, history) = names(entity)
    return try await connection.query(
      """
      select id, ended_by from \(fragment: history)
      where organisation_id = \(organisation) and change_id = \(undone)
      union all
      select t.id, t.change_id from \(fragment: table) t join \(fragment: history) h
        on h.organisation_id = t.organisation_id and h.id = t.id and h.ended_by = \(undone)
      where t.organisation_id = \(organisation) and t.change_id <> \(undone)
      order by 1 limit 100
      """
    ).decode(Int64.self, Int64.self).map { .init(entity: entity, id: $0, change: $1) }
  }

  private func removeCreated(_ entity: Entity, _ undone: Int64) async throws -> Int {
    let (table, history) = names(entity)
    return try await connection.execute(
      """
      delete from \(fragment: table) t
      where t.organisation_id = \(organisation) and t.change_id = \(undone) and not exists (
        select from \(fragment: history) h
        where h.organisation_id = t.organisation_id and h.id = t.id and h.ended_by = \(undone))
      """)
  }

  private func putBack(_ entity: Entity, _ undone: Int64) async throws -> Int {
    let (table, history) = names(entity)
    let columns = try await connection.query(
      """
      select attname::text from pg_attribute
      where attrelid = \(entity.rawValue)::text::regclass and attnum > 0 and not attisdropped
        and attname not in ('organisation_id', 'id', 'change_id')
      order by attnum
      """
    ).decode(String.self)
    let list = columns.map { SQL(identifier: $0) }.joined()
    let assignments = columns.map { column -> SQL in "\(identifier: column) = h.\(identifier: column)" }.joined()
    let replaced = try await connection.execute(
      """
      update \(fragment: table) t set change_id = \(change), \(fragment: assignments)
      from \(fragment: history) h
      where t.organisation_id = \(organisation) and h.organisation_id = t.organisation_id and h.id = t.id
        and h.ended_by = \(undone) and t.change_id = \(undone)
      """)
    let inserted = try await connection.execute(
      """
      insert into \(fragment: table) (organisation_id, id, change_id, \(fragment: list))
      select organisation_id, id, \(change), \(fragment: list) from \(fragment: history) h
      where organisation_id = \(organisation) and ended_by = \(undone) and not exists (
        select from \(fragment: table) t where t.organisation_id = h.organisation_id and t.id = h.id)
      """)
    return replaced + inserted
  }

  /// Rows of other changes that went with what was removed.
  private func swept(_ entity: Entity, _ undone: Int64) async throws -> [TakeBack.Conflict] {
    let (_, history) = names(entity)
    return try await connection.query(
      """
      select id, change_id from \(fragment: history)
      where organisation_id = \(organisation) and ended_by = \(change) and change_id <> \(undone)
      order by id limit 100
      """
    ).decode(Int64.self, Int64.self).map { .init(entity: entity, id: $0, change: $1) }
  }

  private func names(_ entity: Entity) -> (table: SQL, history: SQL) {
    (SQL(identifier: entity.rawValue), SQL(identifier: entity.rawValue + "_history"))
  }
}
