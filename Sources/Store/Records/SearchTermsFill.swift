import Domain
import Postgres
import Service

/// Writes what records are found by into rows that a program before had written, those of the history among them. What the
/// rows say does not change, so no history is kept of it.
enum SearchTermsFill {
  /// How many rows are read at a time.
  private static let batch = 10_000

  /// Fills every row without terms, on a connection of the owner inside a transaction.
  static func fill(_ connection: PostgresConnection) async throws {
    for kind in Entity.catalogue { try await fill(kind, connection) }
  }

  private static func fill<Field: RecordField>(_ field: Field.Type, _ connection: PostgresConnection) async throws {
    let table = RecordTable<Field>(nil)
    guard table.hasNameKeys else { return }
    let name = Field.entity.rawValue
    let isThere = try await connection.query(
      """
      select exists (
        select from pg_attribute where attrelid = to_regclass(\(name)) and attname = 'search_terms' and not attisdropped)
      """
    ).one().decode(Bool.self, at: 0)
    guard isThere else { return }
    try await connection.execute("alter table \(fragment: table.name) disable trigger user")
    while try await fillBatch(table, isHistory: false, connection) > 0 {}
    try await connection.execute("alter table \(fragment: table.name) enable trigger user")
    while try await fillBatch(table, isHistory: true, connection) > 0 {}
  }

  private static func fillBatch<Field: RecordField>(
    _ table: RecordTable<Field>, isHistory: Bool, _ connection: PostgresConnection
  ) async throws -> Int {
    let target = isHistory ? table.history : table.name
    let ended: SQL = isHistory ? "t.ended_by" : "0::bigint"
    let isAny = try await connection.query("select exists (select from \(fragment: target) where search_terms = '')")
      .one().decode(Bool.self, at: 0)
    guard isAny else { return 0 }
    let rows = try await connection.query(
      """
      select organisation_id, \(fragment: ended), \(fragment: table.columns) from \(fragment: target) t
      where search_terms = '' order by organisation_id, id limit \(batch)
      """
    ).map { row in
      (
        organisation: try row.decode(Int64.self, at: 0), ended: try row.decode(Int64.self, at: 1),
        stored: try table.decode(row, offset: 2)
      )
    }
    guard !rows.isEmpty else { return 0 }
    try await connection.execute(
      """
      create temporary table if not exists stage_search_terms (
        organisation_id bigint, id bigint, ended_by bigint, name_keys text[], search_terms tsvector) on commit drop
      """)
    try await connection.execute("truncate stage_search_terms")
    try await connection.copyIn("copy stage_search_terms from stdin (format binary)") { copy in
      for row in rows {
        try await copy.row { writer in
          writer.write(row.organisation)
          writer.write(row.stored.id)
          writer.write(row.ended)
          writer.write(table.nameKeys(row.stored.record))
          writer.write(table.searchTerms(row.stored.record))
        }
      }
    }
    return try await connection.execute(
      """
      update \(fragment: target) t set name_keys = s.name_keys, search_terms = s.search_terms
      from stage_search_terms s
      where t.organisation_id = s.organisation_id and t.id = s.id and \(fragment: ended) = s.ended_by
        and s.search_terms <> ''
      """)
  }
}
