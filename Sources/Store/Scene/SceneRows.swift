import Domain
import Postgres
import Service

/// The rows of one state of an organisation's data, read on one connection.
struct SceneRows {
  let connection: PostgresConnection
  let organisation: Int64
  /// The data version to read, or the latest.
  let version: Int64?
  /// What opens the fields that lead to people. No ranking needs them: without it they are read as they are kept.
  var seals: Seals?

  /// Adds every record that a scene needs, each kind after those it leans on.
  func fill(_ assembly: inout SceneAssembly) async throws {
    for stored in try await all(PersonField.self) { assembly.add(stored) }
    for stored in try await all(TieField.self) { assembly.add(stored) }
    for stored in try await all(StandingField.self) { assembly.add(stored) }
    for stored in try await all(EngagementField.self) { assembly.add(stored) }
    for stored in try await all(ZoneField.self) { assembly.add(stored) }
    for stored in try await all(LedgerField.self) { assembly.add(stored) }
    for stored in try await all(ParkField.self) { assembly.add(stored) }
    for stored in try await all(BuildingField.self) { assembly.add(stored) }
    for stored in try await all(HoldField.self) { assembly.add(stored) }
    for stored in try await all(RulingField.self) { assembly.add(stored) }
    for stored in try await all(NeedField.self) { assembly.add(stored) }
    try await forEachKnown(EnterpriseField.self) { assembly.add($0) }
    try await forEachKnown(PlanField.self) { assembly.add($0) }
  }

  /// All records of one kind.
  func all<Field: RecordField>(_ field: Field.Type) async throws -> [Stored<Field>] {
    var rows: [Stored<Field>] = []
    try await forEach(field) { rows.append($0) }
    return rows
  }

  /// Reads the records of one kind as they come, without holding them.
  func forEach<Field: RecordField>(_ field: Field.Type, _ body: (Stored<Field>) throws -> Void) async throws {
    let table = RecordTable<Field>(seals)
    try await copy(table) { row in try body(table.decode(&row)) }
  }

  /// Reads the known fields of the records of one kind as they come.
  func forEachKnown<Field: RecordField>(
    _ field: Field.Type, _ body: (KnownFields<Field>) throws -> Void
  ) async throws {
    let table = RecordTable<Field>(seals)
    var sources: [Int64] = []
    try await copy(table) { row in try body(table.known(&row, &sources)) }
  }

  private func copy<Field: RecordField>(
    _ table: RecordTable<Field>, _ body: (inout PostgresRowReader) throws -> Void
  ) async throws {
    let state = Self.state(
      table.name, table.history, "id, change_id, source_ids, \(fragment: table.fieldColumns)", version)
    // A copy takes no parameters, so the organisation's rows are named by a session setting.
    try await connection.execute("select set_config('yinfeng.organisation', \("\(organisation)"), true)")
    try await connection.execute("select set_config('yinfeng.version', \("\(version ?? 0)"), true)")
    try await connection.copyOut("copy (\(fragment: state)) to stdout (format binary)", body)
  }

  /// The reference tables the organisation worked with in this state, by name: all, or the one named. Those on the shelf are
  /// taken from there, the others are read and put on it.
  func tables(named only: String? = nil, _ shelf: TableShelf = TableShelf()) async throws -> [String: ReferenceTable] {
    let chosen = try await tableHeads().filter { only == nil || $0.key == only }
    var tables = shelf.tables(chosen.mapValues(\.id))
    let missing = chosen.filter { tables[$0.key] == nil }.map(\.value.id)
    guard !missing.isEmpty else { return tables }
    var read: [Int64: ReferenceTable] = [:]
    for row in try await connection.query(
      """
      select t.id, t.name, t.source, t.as_of, t.columns,
        array(select unnest(r.cells) from reference_row r where r.table_id = t.id order by r.position)
      from reference_table t where t.id = any(\(missing))
      """)
    {
      let (id, name, source, asOf, columns, cells) = try row.decode(
        Int64.self, String.self, String.self, PostgresDate.self, [String].self, [String].self)
      let table = ReferenceTable(
        name: name, source: source, asOf: CalendarDate(day: asOf.daysSince1970), columns: columns,
        rows: stride(from: 0, to: cells.count, by: max(1, columns.count)).map {
          Array(cells[$0..<min(cells.count, $0 + columns.count)])
        })
      (read[id], tables[name]) = (table, table)
    }
    shelf.put(read)
    return tables
  }

  /// Which version of a reference table stood, without its rows.
  struct TableHead {
    let id: Int64
    let version: ReferenceDifference.Version
  }

  /// The heads of the reference tables the organisation worked with in this state, by name.
  func tableHeads() async throws -> [String: TableHead] {
    try await connection.execute("select set_config('yinfeng.organisation', \("\(organisation)"), true)")
    try await connection.execute("select set_config('yinfeng.version', \("\(version ?? 0)"), true)")
    let chosen = Self.state("reference_choice", "reference_choice_history", "table_id", version)
    var heads: [String: TableHead] = [:]
    for row in try await connection.query(
      "select t.name, t.id, t.source, t.as_of from reference_table t where t.id in (\(fragment: chosen))")
    {
      let (name, id, source, asOf) = try row.decode(String.self, Int64.self, String.self, PostgresDate.self)
      heads[name] = TableHead(
        id: id, version: .init(source: source, asOf: CalendarDate(day: asOf.daysSince1970)))
    }
    return heads
  }

  /// The rows of a state: those that stand, or at a past version those begun by then and not yet ended.
  private static func state(_ table: SQL, _ history: SQL, _ columns: SQL, _ version: Int64?) -> SQL {
    guard version != nil else {
      return """
        select \(fragment: columns) from \(fragment: table)
        where organisation_id = current_setting('yinfeng.organisation')::bigint
        """
    }
    return """
      select \(fragment: columns) from (
        select \(fragment: columns), organisation_id, change_id as begun_by, null::bigint as ended_by
        from \(fragment: table)
        union all
        select \(fragment: columns), organisation_id, change_id, ended_by from \(fragment: history)
      ) as r
      where organisation_id = current_setting('yinfeng.organisation')::bigint
        and (select version from change b where b.organisation_id = r.organisation_id and b.id = r.begun_by)
          <= current_setting('yinfeng.version')::bigint
        and (r.ended_by is null
          or (select version from change e where e.organisation_id = r.organisation_id and e.id = r.ended_by)
            > current_setting('yinfeng.version')::bigint)
      """
  }
}
