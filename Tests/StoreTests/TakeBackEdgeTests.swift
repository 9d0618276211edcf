import Domain
import Postgres
import Service
import TestSupport
import Testing

@Suite struct TakeBackEdgeTests {
  private static func undo(_ change: Int64, _ database: TestDatabase) async throws -> ChangeReceipt<TakeBack> {
    try await database.desk.undo(change, invocation: TestDatabase.invocation)
  }

  @Test func `two firms that swapped their codes get them back`() async throws {
    try await TestDatabase.with(.schema) { database in
      let codes = [1, 2].map { FieldValue.text(RandomRecords.creditCode($0)) }
      try await database.insert(codes.map { Record<EnterpriseField>([.name: .text("企业"), .creditCode: $0]) })
      let rows = try await database.all(EnterpriseField.self)
      let swapped = zip(rows, codes.reversed()).map { stored, code in
        Stored(
          id: stored.id, change: stored.change,
          record: Record(stored.record.values.merging([.creditCode: code]) { $1 }), sources: stored.sources)
      }
      let made = try await database.changed { try await $0.update(swapped) }
      #expect(try await database.all(EnterpriseField.self).map { $0.record[.creditCode] } == codes.reversed())
      _ = try await TakeBackEdgeTests.undo(made.id, database)
      #expect(try await database.all(EnterpriseField.self).map { $0.record[.creditCode] } == codes)
    }
  }

  @Test func `a dry run tells what would go and leaves it`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed { try await $0.insert([ChangeTests.firm("甲")], titled: "来源") }
      let receipt = try await database.desk.undo(
        made.id, isDryRun: true, invocation: TestDatabase.invocation)
      #expect(receipt.change == nil && receipt.result.removed == [.enterprise: 1])
      #expect(try await database.all(EnterpriseField.self).count == 1)
    }
  }

  @Test func `a change that is not there is not taken back`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert([ChangeTests.firm("甲")])
      let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackEdgeTests.undo(4711, database) }
      #expect(error?.code == "change_not_found")
    }
  }

  @Test func `a change that wrote no record is not taken back`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed("person.disclose") { _ in }
      let before = try await database.rowCounts()
      let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackEdgeTests.undo(made.id, database) }
      #expect(error?.code == "nothing_to_undo" && error?.message.contains("person.disclose") == true)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `an edit that is under way when its record is taken back is seen and stands`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed { try await $0.insert([ChangeTests.firm("甲")], titled: "来源")[0] }
      let old = try #require(try await database.record(EnterpriseField.self, made.result))
      let edited = Latch()
      let mayEnd = Latch()
      async let edit = database.changed { session in
        try await session.edit(old, [.note: .text("改")])
        await edited.open()
        await mayEnd.passed()
      }
      await edited.passed()
      async let undone = TakeBackEdgeTests.undo(made.id, database)
      try await database.withOwner { owner in
        while try await owner.query("select 1 from pg_locks where not granted").isEmpty { await Task.yield() }
      }
      await mayEnd.open()
      let later = try await edit
      do {
        _ = try await undone
        Issue.record("the taking back went over an edit")
      } catch let error as ServiceError {
        #expect(error.code == "change_built_upon")
        #expect(error.message.contains("企业 \(made.result)(变更 \(later.id))"), "\(error)")
      }
      #expect(try await database.record(EnterpriseField.self, made.result)?.record[.note] == .text("改"))
    }
  }
}
