import Foundation
import Postgres
import Service
import Store
import TestSupport
import Testing

@Suite struct MigrationTests {
  static func shipped() throws -> [Migration] {
    let folder = Checkout.data.appending(path: "migrations")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap {
      Migration(file: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
  }

  @Test func `the files are numbered from 1 without gaps`() throws {
    let files = try MigrationTests.shipped()
    #expect(!files.isEmpty)
    #expect(files.map(\.number) == Array(1...files.count))
  }

  @Test func `migrating twice applies every file once`() async throws {
    let files = try MigrationTests.shipped()
    try await TestDatabase.with(.nothing) { database in
      try await database.withOwner { owner in
        let migrator = Migrator(files.reversed())
        #expect(try await migrator.status(owner).pending == files.map(\.file))
        #expect(try await migrator.migrate(owner) == files.map(\.file))
        #expect(try await migrator.migrate(owner) == [])
        let status = try await migrator.status(owner)
        #expect(status.applied == files.map(\.file))
        #expect(status.pending == [])
      }
    }
  }

  @Test func `of migrators at once one applies each file and the others wait`() async throws {
    let files = try MigrationTests.shipped()
    try await TestDatabase.with(.nothing) { database in
      let applied = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 {
          group.addTask { try await database.withOwner { try await Migrator(files).migrate($0) } }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied == files.map(\.file))
    }
  }

  @Test func `a file that was changed after it was applied is refused by name`() async throws {
    var files = try MigrationTests.shipped()
    files[1] = try #require(Migration(file: files[1].file, text: files[1].text + "\n-- a word more"))
    try await TestDatabase.with(.schema) { database in
      try await database.withOwner { owner in
        let migrator = Migrator(files)
        for attempt in [
          { _ = try await migrator.status(owner) }, { _ = try await migrator.migrate(owner) },
        ] as [() async throws -> Void] {
          let error = await #expect(throws: ServiceError.self) { try await attempt() }
          #expect(error?.code == "migration_changed")
          #expect(error?.message.contains(files[1].file) == true)
        }
      }
    }
  }

  @Test func `a schema newer than the program is refused, naming the step`() async throws {
    let files = try MigrationTests.shipped()
    try await TestDatabase.with(.schema) { database in
      try await database.withOwner { owner in
        let error = await #expect(throws: ServiceError.self) {
          try await Migrator(files.dropLast()).migrate(owner)
        }
        #expect(error?.code == "schema_newer")
        #expect(error?.message.contains(files[files.count - 1].file) == true)
      }
    }
  }

  @Test func `a file that fails leaves nothing and can be mended`() async throws {
    try await TestDatabase.with(.nothing) { database in
      try await database.withOwner { owner in
        let broken = try #require(Migration(file: "0001_broken.sql", text: "create table a (i integer); select 1 / 0;"))
        await #expect(throws: PostgresError.self) { try await Migrator([broken]).migrate(owner) }
        #expect(try await owner.query("select to_regclass('a') is null").one().decode(Bool.self, at: 0))
        let mended = try #require(Migration(file: "0001_broken.sql", text: "create table a (i integer);"))
        #expect(try await Migrator([mended]).migrate(owner) == ["0001_broken.sql"])
      }
    }
  }
}
