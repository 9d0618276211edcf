import Domain
import Postgres
import Service
import TestSupport
import Testing

/// History is kept by the names of columns.
@Suite struct HistoryColumnTests {
  /// A later migration: the new column stands last in the table and after `ended_by` in the history.
  private static func addColumn(_ database: TestDatabase) async throws {
    try await database.withOwner { owner in
      try await owner.execute("alter table enterprise add column colour text")
      try await owner.execute("alter table enterprise_history add column colour text")
    }
  }

  private static func colours(_ table: String, _ id: Int64, _ database: TestDatabase) async throws -> [String?] {
    try await database.withOwner { owner in
      try await owner.query("select colour from \(identifier: table) where id = \(id) order by change_id")
        .decode(String?.self)
    }
  }

  @Test func `a column added amid history is kept, replayed past and taken back`() async throws {
    try await TestDatabase.with(.sample) { database in
      let firm = try #require(try await database.all(EnterpriseField.self).first)
      let first = try await database.changed { try await $0.edit(firm, [.name: .text("改名前")]) }
      let past = try await SceneText.of(database)
      try await HistoryColumnTests.addColumn(database)
      let standing = try #require(try await database.record(EnterpriseField.self, firm.id))
      try await database.withOwner { owner in
        try await owner.transaction { owner in
          // The row belongs to the change that wrote it: no history of its own.
          try await owner.execute("select set_config('yinfeng.change', \("\(first.id)"), true)")
          try await owner.execute("update enterprise set colour = '红' where id = \(firm.id)")
        }
      }
      let second = try await database.changed { session in
        try await session.edit(standing, [.name: .text("改名后"), .headcount: .count(7)])
      }
      #expect(try await HistoryColumnTests.colours("enterprise_history", firm.id, database) == [nil, "红"])
      let replayed = try await SceneText.of(database, version: first.version)
      #expect(replayed.rows == past.rows)

      try await database.withOwner { owner in
        try await owner.transaction { owner in
          try await owner.execute("select set_config('yinfeng.change', \("\(second.id)"), true)")
          try await owner.execute("update enterprise set colour = '蓝' where id = \(firm.id)")
        }
      }
      _ = try await database.desk.undo(second.id, invocation: TestDatabase.invocation)
      let after = try #require(try await database.record(EnterpriseField.self, firm.id))
      #expect(after.record == standing.record)
      #expect(try await HistoryColumnTests.colours("enterprise", firm.id, database) == ["红"])
      let history = try await database.registry.history(of: EnterpriseField.self, id: firm.id, organisation: 1)
      #expect(history.map { $0.stored.text(.name) }.prefix(3) == ["改名前", "改名后", "改名前"])
      // What came before the column is taken back past it.
      _ = try await database.desk.undo(first.id, invocation: TestDatabase.invocation)
      #expect(try await database.record(EnterpriseField.self, firm.id)?.record == firm.record)
    }
  }
}
