import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: Program.isBuilt, "skipped: the program is not built"))
struct ProgramKillTests {
  /// Waits until a session of the daily role stands in line for a lock of the table.
  private static func waits(for table: String, _ owner: PostgresConnection) async throws {
    while try await owner.query(
      "select 1 from pg_locks where relation = \(table)::text::regclass and not granted"
    ).isEmpty { await Task.yield() }
  }

  @Test(arguments: ["enterprise", "plan", "tie", "organisation"])
  func `a program killed while it writes leaves the old state, and the next one does the work`(
    table: String
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      try await withTemporaryFile("登记表.csv", FirmList.text(12, from: 1)) { path in
        let before = try await database.rowCounts()
        try await database.withOwner { owner in
          // The import comes as far as this table and no further.
          try await owner.executeScript("begin; lock table \(table) in share mode")
          let program = Program(["enterprise", "import", path], database: database.applicationURI)
          let ended = try program.start()
          try await ProgramKillTests.waits(for: table, owner)
          kill(program.process.processIdentifier, SIGKILL)
          await ended.value
          try await owner.executeScript("rollback")
        }
        #expect(try await database.rowCounts() == before)
        #expect(try await database.version() == 1)

        let (status, text) = try await Program(["enterprise", "import", path], database: database.applicationURI).run()
        #expect(status == 0, "\(text)")
        let after = try await database.rowCounts()
        #expect(["enterprise", "plan", "person", "tie"].map { after[$0] } == [12, 12, 12, 12])
        #expect(try await database.version() == 2)
      }
    }
  }

  @Test func `a second run of the program finds nothing to do`() async throws {
    try await TestDatabase.with(.reference) { database in
      try await withTemporaryFile("登记表.csv", FirmList.text(3, from: 1)) { path in
        let first = try await Program(["enterprise", "import", path], database: database.applicationURI).run()
        #expect(first.status == 0, "\(first.text)")
        #expect(!first.text.contains("13000001"))
        let version = try await database.version()
        let again = try await Program(["enterprise", "import", path], database: database.applicationURI).run()
        #expect(again.status == 0, "\(again.text)")
        #expect(try await database.version() == version)
      }
    }
  }
}
