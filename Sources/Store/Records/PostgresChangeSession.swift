import Domain
import Postgres
import Service

/// The work of one change on its connection and transaction.
struct PostgresChangeSession: ChangeSession {
  let connection: PostgresConnection
  let change: Int64
  let organisation: Int64
  let seals: Seals?

  func lock(_ name: String) async throws {
    _ = try await connection.query("select pg_advisory_xact_lock(hashtextextended(\(name), \(organisation)))::text")
  }

  func page<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> RecordPage<Field> {
    try await RecordReader.page(connection, query, organisation, seals)
  }

  func addSource(
    kind: Source.Kind, title: String, asOf: CalendarDate, recordedBy: String, grade: EvidenceGrade
  ) async throws -> Int64 {
    try await connection.query(
      """
      insert into source (organisation_id, change_id, kind, title, as_of, recorded_by, grade)
      values (\(organisation), \(change), \(kind.rawValue), \(title), \(PostgresDate(daysSince1970: asOf.day)),
        \(recordedBy), \(grade.rawValue))
      returning id
      """
    ).one().decode(Int64.self, at: 0)
  }

  func sources(_ ids: [Int64]) async throws -> [Int64: Source] {
    try await SourceReader.sources(connection, "id = any(\(ids))", organisation)
  }

  func colleagues() async throws -> [Colleague] { try await ColleagueReader.all(connection, organisation) }

  func digest(_ text: String) async throws -> String {
    try await connection.query("select encode(sha256(convert_to(\(text), 'UTF8')), 'hex')").one()
      .decode(String.self, at: 0)
  }

  func keepFile(_ bytes: [UInt8]) async throws -> String {
    let content = PostgresBytea(bytes)
    // A file that stands already is not written again, but its digest is answered.
    return try await connection.query(
      """
      with given (digest) as (select encode(sha256(\(content)), 'hex')), kept as (
        insert into file_content (organisation_id, digest, bytes)
        select \(organisation), digest, \(content) from given on conflict do nothing)
      select digest from given
      """
    ).one().decode(String.self, at: 0)
  }

  func insert<Field: RecordField>(_ records: [NewRecord<Field>]) async throws -> [Int64] {
    guard !records.isEmpty else { return [] }
    let ids = try await connection.query("select nextval('record_id') from generate_series(1, \(records.count))")
      .decode(Int64.self)
    let table = RecordTable<Field>(seals)
    let rows = zip(ids, records).map { id, new in
      Stored(id: id, change: change, record: new.record, sources: new.sources)
    }
    let stage = try await staged(rows, table)
    let columns: SQL = "organisation_id, id, change_id, source_ids, \(fragment: table.writtenColumns)"
    // A refused row is told as the service tells it, so that an import can name the row.
    _ = try await guarded {
      try await connection.execute(
        "insert into \(fragment: table.name) (\(fragment: columns)) select \(fragment: columns) from \(fragment: stage)"
      )
    }
    return ids
  }

  func lock<Field: RecordField>(_ records: [Stored<Field>]) async throws {
    let standing = try await connection.query(
      """
      select t.id from \(fragment: RecordTable<Field>(seals).name) t
      join unnest(\(records.map(\.id)), \(records.map(\.change))) as s (id, change_id) using (id, change_id)
      where t.organisation_id = \(organisation) order by t.id for update of t
      """)
    guard standing.count == records.count else { throw ServiceError.recordChanged }
  }

  func update<Field: RecordField>(_ records: [Stored<Field>]) async throws -> Int {
    guard !records.isEmpty else { return 0 }
    let table = RecordTable<Field>(seals)
    let stage = try await staged(records, table)
    let standing = try await connection.query(
      """
      select t.id from \(fragment: table.name) t join \(fragment: stage) s on s.id = t.id
      where t.organisation_id = \(organisation) and t.change_id = s.change_id order by t.id for update of t
      """)
    guard standing.count == records.count else { throw ServiceError.recordChanged }
    let assignments = table.fields.map { field -> SQL in "\(identifier: field.name) = s.\(identifier: field.name)" }
    let found = table.foundBy.map { column -> SQL in "\(identifier: column) = s.\(identifier: column)" }
    // The keys of names differ alone where an earlier program folded them otherwise.
    let keys = { (row: SQL) -> [SQL] in table.hasNameKeys ? ["\(fragment: row).name_keys"] : [] }
    let before = (keys("t") + table.fields.map { field -> SQL in "t.\(identifier: field.name)" }).joined()
    let after = (keys("s") + table.fields.map { field -> SQL in "s.\(identifier: field.name)" }).joined()
    return try await connection.execute(
      """
      update \(fragment: table.name) t
      set change_id = \(change), source_ids = s.source_ids, \(fragment: (found + assignments).joined())
      from \(fragment: stage) s
      where t.organisation_id = \(organisation) and t.id = s.id
        and (t.source_ids, \(fragment: before)) is distinct from (s.source_ids, \(fragment: after))
      """)
  }

  /// Copies rows into a table beside the records: what is walled by row security takes no copy.
  private func staged<Field: RecordField>(
    _ records: [Stored<Field>], _ table: RecordTable<Field>
  ) async throws -> SQL {
    let stage = SQL(identifier: "stage_" + Field.entity.rawValue)
    try await connection.execute(
      "create temporary table if not exists \(fragment: stage) (like \(fragment: table.name)) on commit drop")
    try await connection.execute("truncate \(fragment: stage)")
    try await connection.copyIn(
      """
      copy \(fragment: stage) (organisation_id, id, change_id, source_ids, \(fragment: table.writtenColumns))
      from stdin (format binary)
      """
    ) { copy in
      for stored in records {
        try await copy.row { row in
          row.write(organisation)
          row.write(stored.id)
          row.write(stored.change)
          row.write(table.sourceIDs(stored.sources))
          try table.write(stored.record, into: &row)
        }
      }
    }
    return stage
  }

  func delete<Field: RecordField>(_ field: Field.Type, ids: [Int64]) async throws -> Int {
    try await connection.execute(
      """
      delete from \(identifier: Field.entity.rawValue)
      where organisation_id = \(organisation) and id = any(\(ids))
      """)
  }

  func knownFirms() async throws -> KnownFirms {
    var known = KnownFirms()
    let rows = try await connection.query(
      """
      select id, name, credit_code, coalesce(place, ''), coalesce(short_names, '{}'), coalesce(former_names, '{}')
      from enterprise where organisation_id = \(organisation) order by id
      """)
    for row in rows {
      let (id, name, code, place, short, former) = try row.decode(
        Int64.self, String.self, String?.self, String.self, [String].self, [String].self)
      known.put(id, KnownFirm(name: name, creditCode: code, place: place, shortNames: short, formerNames: former))
    }
    return known
  }

  func knownPeople() async throws -> KnownPeople {
    var known = KnownPeople()
    let rows = try await connection.query(
      """
      select id, name, case when coalesce(phone_hashes, '{}') = '{}' then phone end, coalesce(phone_hashes, '{}'),
        college, class_year,
        array(select enterprise_id from tie
          where tie.organisation_id = person.organisation_id and tie.person_id = person.id)
      from person where organisation_id = \(organisation) order by id
      """)
    for row in rows {
      let (id, name, phone, hashes, college, year, firms) = try row.decode(
        Int64.self, String.self, String?.self, [String].self, String?.self, Int64?.self, [Int64].self)
      known.add(
        PersonMarks(
          name: name, phones: try phone.map(phoneKeys) ?? hashes, college: college, classYear: year,
          firms: firms.map { .stored($0) }),
        id: id)
    }
    return known
  }

  func phoneKeys(_ text: String) throws -> [String] {
    guard let seals else { return PhoneKey.all(in: text) }
    return try seals.everyHash(text, of: PersonField.phone)
  }
}
