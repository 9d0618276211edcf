import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct ReferenceLoadTests {
  private static func heavier(_ table: ReferenceTable) -> ReferenceTable {
    var rows = table.rows
    rows[0][0] += "改"
    return ReferenceTable(
      name: table.name, source: table.source, asOf: table.asOf.adding(days: 1), columns: table.columns, rows: rows)
  }

  @Test func `loading the same files again changes nothing`() async throws {
    try await TestDatabase.with(.reference) { database in
      let before = try await database.rowCounts()
      let version = try await database.version()
      #expect(try await database.application.loadReference(TestDatabase.invocation) == [])
      #expect(try await database.rowCounts() == before)
      #expect(try await database.version() == version)
    }
  }

  @Test func `a changed file is a new version and the old one stays for the past`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await SceneText.of(database)
      let version = try await database.version()
      let words = try await database.references.table("stock-phrases", organisation: 1)
      let changed = ReferenceLoadTests.heavier(words)
      #expect(try await database.references.load([changed], invocation: TestDatabase.invocation) == ["stock-phrases"])
      #expect(try await database.references.table("stock-phrases", organisation: 1) == changed)
      #expect(try await database.version() == version + 1)
      #expect(try await SceneText.of(database, version: version) == before)

      // Back to the earlier file: the version that is kept already is chosen again, not a third one made.
      let tables = try await database.rowCounts()["reference_table"]
      #expect(try await database.references.load([words], invocation: TestDatabase.invocation) == ["stock-phrases"])
      #expect(try await database.rowCounts()["reference_table"] == tables)
      #expect(try await database.references.table("stock-phrases", organisation: 1) == words)
    }
  }

  @Test func `a past version answers with the profile of its day`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await SceneText.of(database)
      let version = try await database.version()
      let name = "profiles/outreach"
      let table = try await database.references.table(name, organisation: 1)
      let text = table.rows[0][0]
      let other = text.replacing(/"version": \d+,/, with: "\"version\": 19,")
      #expect(other != text)
      let changed = ReferenceTable(
        name: name, source: table.source, asOf: table.asOf, columns: table.columns, rows: [[other]])
      #expect(try await database.references.load([changed], invocation: TestDatabase.invocation) == [name])
      let now = try await SceneText.of(database)
      #expect(now.rankings != before.rankings)
      #expect(now.rows == before.rows)
      #expect(try await SceneText.of(database, version: version) == before)
    }
  }

  @Test func `a table that was never loaded is missed by name`() async throws {
    try await TestDatabase.with(.schema) { database in
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.references.table("places", organisation: 1)
      }
      #expect(error?.code == "reference_not_loaded" && error?.message.contains("places") == true)
      let scene = await #expect(throws: ServiceError.self) {
        _ = try await database.scenes.scene(organisation: 1, version: nil, account: 0)
      }
      #expect(scene?.code == "reference_not_loaded")
    }
  }

  @Test func `invented firms join those that stand only where somebody says so`() async throws {
    try await TestDatabase.with(.reference) { database in
      try await database.insert([Record<EnterpriseField>([.name: .text("示例自有企业有限公司")])])
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.application.loadSample(TestDatabase.invocation, today: TestDatabase.today)
      }
      #expect(error?.code == "firms_stand")
      #expect(try await database.all(EnterpriseField.self).count == 1)
      let loaded = try await database.application.loadSample(
        TestDatabase.invocation, today: TestDatabase.today, isConfirmed: true)
      #expect(loaded.change != nil)
    }
  }

  @Test func `the sample loads once`() async throws {
    try await TestDatabase.with(.reference) { database in
      let first = try await database.application.loadSample(TestDatabase.invocation, today: TestDatabase.today)
      #expect(first.change != nil && first.records > 500)
      let again = try await database.application.loadSample(TestDatabase.invocation, today: TestDatabase.today)
      #expect(again.change == nil && again.records == 0)
      let change = try #require(first.change)
      _ = try await database.desk.undo(change, invocation: TestDatabase.invocation)
      #expect(try await database.all(EnterpriseField.self).isEmpty)
      #expect(try await database.all(NeedField.self).isEmpty)
    }
  }
}
