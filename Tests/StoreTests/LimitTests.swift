import Domain
import Service
import TestSupport
import Testing

/// The port's bound on a page, and what reads beyond it.
@Suite struct LimitTests {
  @Test(arguments: [0, -1, 1001, 1_000_000])
  func `a page outside the limits is refused, as they stand and within a change`(limit: Int) async throws {
    try await TestDatabase.with(.schema) { database in
      let query = RecordQuery<EnterpriseField>(limit: limit)
      for read in [
        { _ = try await database.registry.page(query, organisation: 1) },
        { _ = try await database.changed { try await $0.page(query).total } },
      ] as [@Sendable () async throws -> Void] {
        let error = await #expect(throws: ServiceError.self) { try await read() }
        #expect(error?.code == "invalid_query" && error?.fields.map(\.field) == ["limit"])
      }
    }
  }

  @Test func `more records than a page holds are read whole, in order, by conditions and by ids`() async throws {
    try await TestDatabase.with(.schema) { database in
      let ids = try await database.insert(
        (0..<2100).map { number in
          Record<EnterpriseField>([
            .name: .text("企业\(number)"), .headcount: .count(Int64(2100 - number / 3)), .isLocal: .flag(number % 2 == 0),
          ])
        })
      let records = database.registry.records(1)
      #expect(try await records.all(EnterpriseField.self).map(\.id) == ids)
      let ordered = try await records.all(EnterpriseField.self, .equals(.isLocal, .flag(true)), order: .headcount)
      #expect(ordered.count == 1050)
      #expect(ordered.compactMap { $0.count(.headcount) } == ordered.compactMap { $0.count(.headcount) }.sorted())
      let those = try await records.those(EnterpriseField.self, ids.dropFirst(50) + [0, ids[60]])
      #expect(Set(those.keys) == Set(ids.dropFirst(50)))
      let within = try await database.changed { try await $0.all(EnterpriseField.self).count }
      #expect(within.result == 2100)
    }
  }
}
