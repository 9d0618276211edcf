package import Domain
import Postgres
package import Service

extension PostgresRegistry {
  /// The numbers of the records that name one of these in this field, or ever did.
  package func ever<Field: RecordField>(_ field: Field, _ ids: [Int64], organisation: Int64) async throws -> [Int64] {
    guard !ids.isEmpty else { return [] }
    let table = RecordTable<Field>(seals)
    return try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        try await connection.query(
          """
          select id from \(fragment: table.name)
          where organisation_id = \(organisation) and \(identifier: field.name) = any(\(ids))
          union select id from \(fragment: table.history)
          where organisation_id = \(organisation) and \(identifier: field.name) = any(\(ids)) order by id
          """
        ).decode(Int64.self)
      }
    }
  }

  /// When the contact data of a person was shown clear, newest first.
  package func disclosures(of person: Int64, organisation: Int64) async throws -> [DisclosureEntry] {
    try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        let rows = try await connection.query(
          """
          select change_id, person_id, enterprise_id, purpose, side from disclosure
          where organisation_id = \(organisation) and person_id = \(person) order by id desc
          """
        ).decode(Int64.self, Int64?.self, Int64?.self, String.self, String.self)
        let changes = try await ChangeReader.changes(connection, rows.map { $0.0 }, organisation)
        return rows.compactMap { change, person, enterprise, purpose, side in
          changes[change].map { entry in
            DisclosureEntry(
              note: DisclosureNote(
                person: person, enterprise: enterprise, purpose: purpose, side: ConsentScope(rawValue: side) ?? .school),
              change: entry)
          }
        }
      }
    }
  }

  /// What was erased of a person, newest first.
  package func erasures(of person: Int64, organisation: Int64) async throws -> [ErasureEntry] {
    try await erasures("person_id = \(person)", ending: 0, organisation)
  }

  /// What was erased after this data version, newest first.
  package func erasures(after version: Int64, organisation: Int64) async throws -> [ErasureEntry] {
    try await erasures(
      """
      change_id in (
        select c.id from change c where c.organisation_id = \(organisation) and c.version > \(version))
      """, ending: 0, organisation)
  }

  /// What was erased that this change had written, or that it erased itself.
  package func erasures(touching change: Int64, organisation: Int64) async throws -> [ErasureEntry] {
    try await erasures("(change_id = \(change) or changes @> \([change]))", ending: change, organisation)
  }

  private func erasures(
    _ condition: SQL, ending change: Int64, _ organisation: Int64
  ) async throws -> [ErasureEntry] {
    try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        let rows = try await connection.query(
          """
          select change_id, person_id, kind, records, states, ground, ended @> \([change]), changes from erasure
          where organisation_id = \(organisation) and \(fragment: condition) order by id desc
          """
        ).decode(Int64.self, Int64.self, String.self, Int64.self, Int64.self, String.self, Bool.self, [Int64].self)
        let wanted = Set(rows.flatMap { [$0.0] + $0.7 })
        let changes = try await ChangeReader.changes(connection, Array(wanted), organisation)
        return rows.compactMap { change, person, kind, records, states, ground, wasEnded, touched in
          changes[change].map { entry in
            ErasureEntry(
              person: person, kind: kind, records: records, states: states, ground: ground, change: entry,
              touched: touched.compactMap { changes[$0] }, wasEnded: wasEnded)
          }
        }
      }
    }
  }
}
