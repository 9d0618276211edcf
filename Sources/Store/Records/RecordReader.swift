import Domain
import Postgres
import Service

/// Reads records on a connection, inside or outside a change.
enum RecordReader {
  static func page<Field: RecordField>(
    _ connection: PostgresConnection, _ query: RecordQuery<Field>, _ organisation: Int64, _ seals: Seals?
  ) async throws -> RecordPage<Field> {
    try query.demandLimit()
    let table = RecordTable<Field>(seals)
    let filter = try query.filter(organisation: organisation, seals)
    let isSearched = query.isCounted && !(query.conditions.isEmpty && (query.search ?? "").isEmpty)
    let found = try await connection.query(
      isSearched
        ? searched(query, table, filter, organisation)
        : """
        select \(fragment: table.columns) from \(fragment: table.name)
        where \(fragment: filter) and \(fragment: query.afterCursor)
        order by \(fragment: query.ordering) limit \(query.limit + 1)
        """)
    let rows = try found.map { try table.decode($0) }
    let shown = Array(rows.prefix(query.limit))
    var total = shown.count
    if isSearched, let first = found.first {
      total = Int(try first.decode(Int64.self, named: "found_in_all"))
    } else if query.isCounted {
      total = Int(
        try await connection.query("select count(*) from \(fragment: table.name) where \(fragment: filter)").one()
          .decode(Int64.self, at: 0))
    }
    var next: RecordQuery<Field>.Cursor?
    if rows.count > query.limit, let last = shown.last {
      next = .init(value: query.order.flatMap { last.record[$0]?.canonical }, id: last.id)
    }
    return RecordPage(rows: shown, next: next, total: total)
  }

  /// One page of what a search or conditions find, each row with how many there are in all: the rows are looked for once for both.
  private static func searched<Field: RecordField>(
    _ query: RecordQuery<Field>, _ table: RecordTable<Field>, _ filter: SQL, _ organisation: Int64
  ) -> SQL {
    let order: SQL = query.order.map { ", \(identifier: $0.name)" } ?? ""
    return """
      with found as materialized (
        select id\(fragment: order) from \(fragment: table.name) where \(fragment: filter)
      )
      select \(fragment: table.columns), (select count(*) from found) as found_in_all from \(fragment: table.name)
      where organisation_id = \(organisation) and id = any(array(
        select id from found where \(fragment: query.afterCursor)
        order by \(fragment: query.ordering) limit \(query.limit + 1)))
      order by \(fragment: query.ordering)
      """
  }

  static func history<Field: RecordField>(
    of field: Field.Type, _ connection: PostgresConnection, id: Int64, _ organisation: Int64,
    _ seals: Seals?
  ) async throws -> [HistoryEntry<Field>] {
    try await states(of: field, connection, "id = \(id)", organisation, seals)
  }

  /// The records that changes of the versions after `then` up to `now` touched, where those two states differ.
  static func differing<Field: RecordField>(
    _ field: Field.Type, _ connection: PostgresConnection, from then: Int64, to now: Int64, _ organisation: Int64,
    _ seals: Seals?
  ) async throws -> [RecordDifference<Field>] {
    let table = RecordTable<Field>(seals)
    let between: SQL = """
      (select c.id from change c
       where c.organisation_id = \(organisation) and c.version > \(then) and c.version <= \(now))
      """
    let touched = try await connection.query(
      """
      select id from \(fragment: table.name)
      where organisation_id = \(organisation) and change_id in \(fragment: between)
      union
      select id from \(fragment: table.history)
      where organisation_id = \(organisation)
        and (ended_by in \(fragment: between) or change_id in \(fragment: between))
      order by id
      """
    ).decode(Int64.self)
    guard !touched.isEmpty else { return [] }
    let states = Dictionary(
      grouping: try await states(of: field, connection, "id = any(\(touched))", organisation, seals), by: \.stored.id)
    return touched.compactMap { id in
      let own = states[id] ?? []
      func standing(_ version: Int64) -> Stored<Field>? {
        own.first { $0.began.version <= version && ($0.ended.map { $0.version > version } ?? true) }?.stored
      }
      let last = own.flatMap { [$0.began, $0.ended].compactMap(\.self) }
        .filter { $0.version > then && $0.version <= now }.max { $0.version < $1.version }
      let (before, after) = (standing(then), standing(now))
      guard let last, before != after else { return nil }
      return RecordDifference(before: before, after: after, change: last)
    }
  }

  /// The states of the records that meet a condition, newest first.
  private static func states<Field: RecordField>(
    of field: Field.Type, _ connection: PostgresConnection, _ condition: SQL, _ organisation: Int64,
    _ seals: Seals?
  ) async throws -> [HistoryEntry<Field>] {
    let table = RecordTable<Field>(seals)
    let rows = try await connection.query(
      """
      select \(fragment: table.columns), null::bigint as ended_by from \(fragment: table.name)
      where organisation_id = \(organisation) and \(fragment: condition)
      union all
      select \(fragment: table.columns), ended_by from \(fragment: table.history)
      where organisation_id = \(organisation) and \(fragment: condition)
      order by change_id desc
      """)
    let states = try rows.map { row in
      (stored: try table.decode(row), endedBy: try row.decode(Int64?.self, named: "ended_by"))
    }
    let ids = Set(states.flatMap { [$0.stored.change, $0.endedBy].compactMap(\.self) })
    let changes = try await ChangeReader.changes(connection, Array(ids), organisation)
    return states.compactMap { state in
      changes[state.stored.change].map { began in
        HistoryEntry(stored: state.stored, began: began, ended: state.endedBy.flatMap { changes[$0] })
      }
    }
  }
}

enum SourceReader {
  static func sources(
    _ connection: PostgresConnection, _ condition: SQL, _ organisation: Int64
  ) async throws -> [Int64: Source] {
    let rows = try await connection.query(
      """
      select id, kind, title, as_of, grade from source
      where organisation_id = \(organisation) and \(fragment: condition)
      """)
    var sources: [Int64: Source] = [:]
    for row in rows {
      let (id, kind, title, asOf, grade) = try row.decode(
        Int64.self, String.self, String.self, PostgresDate.self, String.self)
      sources[id] = Source(
        id: id, kind: Source.Kind(rawValue: kind) ?? .manual, title: title,
        asOf: CalendarDate(day: asOf.daysSince1970), grade: EvidenceGrade(rawValue: grade) ?? .oral)
    }
    return sources
  }
}

enum ChangeReader {
  static let columns: SQL = """
    id, coalesce(version, 0), actor, use_case, request_id, note, undoes,
    to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    """

  static func entry(_ row: PostgresRow) throws -> ChangeEntry {
    let (id, version, actor, useCase, requestID, note, undoes, recordedAt) = try row.decode(
      Int64.self, Int64.self, String.self, String.self, String.self, String?.self, Int64?.self, String.self)
    return ChangeEntry(
      id: id, version: version, actor: actor, useCase: useCase, requestID: requestID, note: note, undoes: undoes,
      recordedAt: recordedAt)
  }

  static func changes(
    _ connection: PostgresConnection, _ ids: [Int64], _ organisation: Int64
  ) async throws -> [Int64: ChangeEntry] {
    let entries = try await connection.query(
      "select \(fragment: columns) from change where organisation_id = \(organisation) and id = any(\(ids))"
    ).map(entry)
    return Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
