import Domain
import Postgres
import Service

/// Erases through functions of the schema's owner: the daily role cannot touch past states.
struct PostgresPersonErasure: PersonErasure {
  let connection: PostgresConnection
  let organisation: Int64
  let person: Int64
  let ground: ErasureGround

  func eraseStates<Field: RecordField>(_ field: Field.Type, ids: [Int64]) async throws -> Int {
    guard !ids.isEmpty else { return 0 }
    return try await count(
      "select erase_states(\(person), \(Field.entity.rawValue), \(ids), \(ground.rawValue))")
  }

  func clearStates<Field: RecordField>(_ fields: [Field], ids: [Int64]) async throws -> Int {
    guard !ids.isEmpty else { return 0 }
    let places = fields.compactMap { field in
      Array(Field.allCases).firstIndex(of: field).map { Int32($0 + 1) }
    }
    // What a field was found by goes with it.
    let columns = fields.map(\.name) + fields.filter(Field.personal.contains).map(Field.hashColumn)
    return try await count(
      """
      select clear_states(\(person), \(Field.entity.rawValue), \(ids), \(columns), \(places),
        \(ground.rawValue))
      """)
  }

  func rewordStates<Field: RecordField>(
    _ fields: [Field], ids: [Int64], words: [String], by other: String
  ) async throws -> Int {
    guard !ids.isEmpty, !words.isEmpty else { return 0 }
    return try await count(
      """
      select reword_states(\(person), \(Field.entity.rawValue), \(ids), \(fields.map(\.name)), \(words), \(other),
        \(ground.rawValue))
      """)
  }

  func rewordPapers(sources: [Int64], words: [String], by other: String) async throws {
    _ = try await connection.query("select reword_papers(\(person), \(sources), \(words), \(other))::text")
  }

  func eraseFiles(_ digests: [String]) async throws -> Int {
    guard !digests.isEmpty else { return 0 }
    return try await count("select erase_files(\(person), \(digests))")
  }

  func forgetAnswers(holding words: [String]) async throws -> Int {
    try await connection.execute(
      """
      delete from kept_answer k where k.organisation_id = \(organisation) and exists (
        select from unnest(\(words)) as w (word) where position(convert_to(w.word, 'UTF8') in k.body) > 0)
      """)
  }

  func eraseUploads() async throws -> Int { try await count("select erase_uploads(\(person))") }

  private func count(_ statement: SQL) async throws -> Int {
    Int(try await connection.query(statement).one().decode(Int64.self, at: 0))
  }
}

extension PostgresChangeSession {
  func note(_ disclosures: [DisclosureNote]) async throws {
    guard !disclosures.isEmpty else { return }
    try await connection.execute(
      """
      insert into disclosure (organisation_id, change_id, person_id, enterprise_id, purpose, side)
      select \(organisation), \(change), nullif(person, 0), nullif(enterprise, 0), purpose, side
      from unnest(\(disclosures.map { $0.person ?? 0 }), \(disclosures.map { $0.enterprise ?? 0 }),
        \(disclosures.map(\.purpose)), \(disclosures.map(\.side.rawValue))) as n (person, enterprise, purpose, side)
      """)
  }

  func erasure(of person: Int64, ground: ErasureGround) -> any PersonErasure {
    PostgresPersonErasure(connection: connection, organisation: organisation, person: person, ground: ground)
  }
}
