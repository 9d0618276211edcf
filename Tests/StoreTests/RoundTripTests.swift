import Domain
import Postgres
import Service
import TestSupport
import Testing

@testable import Store

@Suite struct RoundTripTests {
  /// Inserts random records, reads them back as a page, as a history and as a copy, replaces them and reads again.
  private static func tryOut<Field: RecordField>(
    _ type: Field.Type, _ random: inout RandomRecords, _ database: TestDatabase
  ) async throws {
    let records = (0..<40).map { _ in random.record(type) }
    let ids = try await database.insert(records)
    random.known[Field.entity] = ids
    let page = try await database.registry.page(RecordQuery<Field>(ids: ids, limit: ids.count), organisation: 1)
    #expect(page.rows.map { bytes($0.record) } == records.map(bytes), "\(Field.entity)")
    #expect(page.rows.allSatisfy { Set($0.sources.keys) == Set($0.record.values.keys) })

    let copied = try await database.pool.seeing(Sight(organisation: 1)) { connection in
      try await SceneRows(connection: connection, organisation: 1, version: nil, seals: try TestKeys.seals()).all(type)
    }
    #expect(copied.sorted { $0.id < $1.id } == page.rows, "\(Field.entity)")

    // Each record takes the fields of its neighbour that nothing else depends on.
    let free = Field.allCases.filter { !Field.required.contains($0) && !isTied($0) }
    let replaced = zip(page.rows, records.dropFirst() + records.prefix(1)).map { stored, other in
      var record = stored.record
      for field in free { record[field] = other[field] }
      return record
    }
    let changes = zip(page.rows, replaced).map { stored, record in
      Stored(
        id: stored.id, change: stored.change, record: record,
        sources: record.values.mapValues { _ in stored.sources.values.first! })
    }
    let touched = try await database.changed { try await $0.update(changes) }.result
    #expect(touched == zip(records, replaced).filter { bytes($0) != bytes($1) }.count, "\(Field.entity)")
    let now = try await database.registry.page(RecordQuery<Field>(ids: ids, limit: ids.count), organisation: 1)
    #expect(now.rows.map { bytes($0.record) } == replaced.map(bytes), "\(Field.entity)")
    let history = try await database.registry.history(of: type, id: ids[0], organisation: 1)
    #expect(history.last?.stored == page.rows[0])
  }

  /// Texts that Swift holds for equal may differ in their bytes, which the database keeps apart.
  private static func bytes<Field: RecordField>(_ record: Record<Field>) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: record.known.map { ($0.field.name, Array($0.value.canonical.utf8)) })
  }

  /// Fields that a unique name or a check over several fields ties to their record.
  private static func isTied<Field: RecordField>(_ field: Field) -> Bool {
    field.kind == .date || tied.contains(field.name)
  }

  private static let tied: Set<String> = [
    "credit_code", "skill", "enterprise_id", "plan_id", "need_id", "opportunity_id", "legal_basis", "unit",
    "order_state", "state",
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `records of every entity come back as they were written`(seed: UInt64) async throws {
    try await TestDatabase.with(.schema) { database in
      var random = RandomRecords(seed: seed)
      for entity in Entity.allCases { try await RoundTripTests.tryOut(entity.fields, &random, database) }
    }
  }

  private static func checkOrder<Field: RecordField>(
    _ type: Field.Type, _ random: inout RandomRecords, _ database: TestDatabase
  ) async throws {
    let record = random.record(type)
    let (id, sources) = try await database.changed { session in
      var sources: [Int64] = []
      for field in Field.allCases { sources.append(try await session.source(titled: field.label)) }
      let own = Dictionary(uniqueKeysWithValues: zip(Field.allCases, sources))
      // A new record has one source; its fields get theirs one by one.
      let id = try await session.insert([NewRecord(record, source: sources[0])])[0]
      _ = try await session.update([
        Stored(id: id, change: session.change, record: record, sources: record.values.mapKeys { own[$0]! })
      ])
      return (id, sources)
    }.result
    random.known[Field.entity] = [id]
    let kept = try await database.pool.seeing(Sight(organisation: 1)) { connection in
      try await connection.query("select source_ids from \(identifier: Field.entity.rawValue) where id = \(id)").one()
        .decode([Int64].self, at: 0)
    }
    let expected = zip(Field.allCases, sources).map { record[$0] == nil ? 0 : $1 }
    #expect(kept == expected, "\(Field.entity)")
  }

  @Test func `source_ids stands in the order of the catalogue, with 0 for what is unknown`() async throws {
    try await TestDatabase.with(.schema) { database in
      var random = RandomRecords(seed: 7)
      for entity in Entity.allCases { try await RoundTripTests.checkOrder(entity.fields, &random, database) }
    }
  }
}

extension Dictionary {
  /// The dictionary with each value made of its key.
  fileprivate func mapKeys<New>(_ transform: (Key) -> New) -> [Key: New] {
    Dictionary<Key, New>(uniqueKeysWithValues: keys.map { ($0, transform($0)) })
  }
}
