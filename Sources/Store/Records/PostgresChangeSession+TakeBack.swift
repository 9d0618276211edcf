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
    let (table, history) = names(entity)
    try await connection.execute(
      """
      select id from \(fragment: table)
      where organisation_id = \(organisation) and (change_id = \(undone) or id in (
        select id from \(fragment: history) where organisation_id = \(organisation) and change_id = \(undone)))
      order by id for update
      """)
  }

  /// Rows that the change wrote or deleted and a later change touched again. A row that stands as the change left it,
  /// because what came later was taken back, is none.
  private func laterTouches(_ entity: Entity, _ undone: Int64) async throws -> [TakeBack.Conflict] {
    let (table, history) = names(entity)
    let left = try await left(entity, undone)
    return try await connection.query(
      """
      select w.id, w.ended_by from \(fragment: history) w
      where w.organisation_id = \(organisation) and w.change_id = \(undone) and not exists (
        select from \(fragment: table) t
        where t.organisation_id = w.organisation_id and t.id = w.id and \(fragment: left))
      union all
      select t.id, t.change_id from \(fragment: table) t join \(fragment: history) h
        on h.organisation_id = t.organisation_id and h.id = t.id and h.ended_by = \(undone)
      where t.organisation_id = \(organisation) and not \(fragment: left)
        and not exists (
          select from \(fragment: history) w
          where w.organisation_id = t.organisation_id and w.id = t.id and w.change_id = \(undone))
      order by 1 limit 100
      """
    ).decode(Int64.self, Int64.self).map { .init(entity: entity, id: $0, change: $1) }
  }

  private func removeCreated(_ entity: Entity, _ undone: Int64) async throws -> Int {
    let (table, history) = names(entity)
    return try await connection.execute(
      """
      delete from \(fragment: table) t
      where t.organisation_id = \(organisation) and \(fragment: try await left(entity, undone)) and not exists (
        select from \(fragment: history) h
        where h.organisation_id = t.organisation_id and h.id = t.id and h.ended_by = \(undone))
      """)
  }

  private func putBack(_ entity: Entity, _ undone: Int64) async throws -> Int {
    let (table, history) = names(entity)
    let columns = try await columns(entity)
    let list = columns.map { SQL(identifier: $0) }.joined()
    let assignments = columns.map { column -> SQL in "\(identifier: column) = h.\(identifier: column)" }.joined()
    let replaced = try await connection.execute(
      """
      update \(fragment: table) t set change_id = \(change), \(fragment: assignments)
      from \(fragment: history) h
      where t.organisation_id = \(organisation) and h.organisation_id = t.organisation_id and h.id = t.id
        and h.ended_by = \(undone) and \(fragment: try await left(entity, undone))
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
      select t.id, t.change_id from \(fragment: history) t
      where t.organisation_id = \(organisation) and t.ended_by = \(change)
        and not \(fragment: try await left(entity, undone))
      order by t.id limit 100
      """
    ).decode(Int64.self, Int64.self).map { .init(entity: entity, id: $0, change: $1) }
  }

  /// Whether the row `t` is as the change left it: it wrote the row, or the row was put back to what it wrote.
  private func left(_ entity: Entity, _ undone: Int64) async throws -> SQL {
    let (_, history) = names(entity)
    let columns = try await columns(entity)
    let now = columns.map { column -> SQL in "t.\(identifier: column)" }.joined()
    let written = columns.map { column -> SQL in "l.\(identifier: column)" }.joined()
    return """
      (t.change_id = \(undone) or exists (
        select from \(fragment: history) l
        where l.organisation_id = t.organisation_id and l.id = t.id and l.change_id = \(undone)
          and (\(fragment: now)) is not distinct from (\(fragment: written))))
      """
  }

  /// The columns of a record table beside those that name the row and its change.
  private func columns(_ entity: Entity) async throws -> [String] {
    try await connection.query(
      """
      select attname::text from pg_attribute
      where attrelid = \(entity.rawValue)::text::regclass and attnum > 0 and not attisdropped
        and attname not in ('organisation_id', 'id', 'change_id')
      order by attnum
      """
    ).decode(String.self)
  }

  private func names(_ entity: Entity) -> (table: SQL, history: SQL) {
    (SQL(identifier: entity.rawValue), SQL(identifier: entity.rawValue + "_history"))
  }
}
