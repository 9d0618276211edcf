import App
import Cluster
import Domain
import Foundation
import Postgres
import Secrets
import Service
import TestSupport
import Testing

/// The keys of an embedded database: made with it, asked for at every start, changed by commands.
@Suite(.serialized, .enabled(if: Program.isBuilt, "skipped: the program is not built"))
struct ContactKeyTests {
  private struct Keys: Decodable {
    struct Key: Decodable {
      let id: String
      let suite: String
      let seals: Bool
    }
    struct Column: Decodable {
      let column: String
      let sealed: [String: Int]
      let clear: Int
    }
    let file: String?
    let keys: [Key]
    let missing: [String]
    let columns: [Column]
  }

  private static func program(_ arguments: [String], _ folder: String) -> Program {
    let program = Program(arguments, database: "")
    program.process.environment = ["YINFENG_DATA_DIR": folder, "YINFENG_ACTOR": "测试员", "PATH": "/usr/bin:/bin"]
    return program
  }

  private static func shown(_ folder: String) async throws -> Keys {
    let (status, text) = try await program(["keys", "show", "--json"], folder).run()
    #expect(status == 0, "\(text)")
    return try JSONDecoder().decode(Keys.self, from: Data(text.utf8))
  }

  @Test func `an embedded database has its keys from the first start, and changes them by commands`() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let folder = throwaway.cluster.settings.dataDirectory
      let path = folder + "/keys/contact.keys"
      func run(_ arguments: String...) async throws -> (status: Int32, text: String) {
        try await ContactKeyTests.program(arguments, folder).run()
      }
      #expect(try await run("reference", "load").status == 0)
      #expect(try await run("person", "add", "name=虚构丁", "phone=13900007711").status == 0)
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(permissions?.intValue == 0o600)
      let first = try await ContactKeyTests.shown(folder)
      #expect(first.file == path && first.keys.map(\.suite) == ["aes"] && first.missing == [])
      #expect(first.columns.map(\.column) == ["person.phone"] && first.columns.map(\.clear) == [0])
      #expect(first.columns.first?.sealed == [first.keys[0].id: 1])

      let (added, said) = try await run("keys", "add", "--suite", "sm")
      #expect(added == 0 && said.contains(path))
      #expect(try await run("person", "add", "name=虚构戊", "phone=13900007722").status == 0)
      let both = try await ContactKeyTests.shown(folder)
      #expect(both.keys.map(\.suite) == ["sm", "aes"] && both.keys.map(\.seals) == [true, false])
      #expect(both.columns.first?.sealed == [both.keys[0].id: 1, both.keys[1].id: 1])

      let (status, text) = try await run("keys", "rotate", "--json")
      #expect(status == 0 && text.contains("\"sealed\" : 1"), "\(text)")
      #expect(try await ContactKeyTests.shown(folder).columns.first?.sealed == [both.keys[0].id: 2])
      #expect(try await run("keys", "rotate").text.contains("都已以现用密钥加密"))
      let (_, read) = try await run("person", "show", "虚构丁", "--purpose", "本人查阅复制", "--json")
      #expect(read.contains("13900007711"))

      // Without the file nothing is read, and no new one is made in its place.
      try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
      for command in [["person", "list"], ["keys", "show"], ["keys", "add", "--suite", "aes"], ["keys", "rotate"]] {
        let (status, text) = try await ContactKeyTests.program(command, folder).run()
        #expect(status != 0 && text.contains("keys_missing") && text.contains(path), "\(command): \(text)")
      }
      #expect(!FileManager.default.fileExists(atPath: path))
      try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
      #expect(try await run("person", "list").status == 0)
    }
  }

  @Test func `a server of one's own keeps contacts in the clear until a key file is named and made`() async throws {
    try await TestDatabase.with(.nothing) { database in
      let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let path = folder + "/keys/contact.keys"
      func run(_ arguments: [String], keys: String? = path) async throws -> (status: Int32, text: String) {
        let program = Program(arguments, database: database.ownerURI)
        program.process.environment?["YINFENG_KEYS_FILE"] = keys
        return try await program.run()
      }
      #expect(try await run(["db", "migrate"], keys: nil).status == 0)
      #expect(try await run(["reference", "load"], keys: nil).status == 0)
      #expect(try await run(["person", "add", "name=虚构丁", "phone=13900007711"], keys: nil).status == 0)
      let (unnamed, why) = try await run(["keys", "add", "--suite", "aes"], keys: nil)
      #expect(unnamed != 0 && why.contains("keys_file_unnamed"))
      let (absent, told) = try await run(["person", "list"])
      #expect(absent != 0 && told.contains("key_file_missing") && told.contains(path))

      #expect(try await run(["keys", "add", "--suite", "sm"]).status == 0)
      let (status, text) = try await run(["keys", "rotate"])
      #expect(status == 0 && text.contains("1 条"), "\(text)")
      let rows = try await database.withOwner {
        try await $0.query("select phone from person").decode(String.self)
      }
      #expect(rows.count == 1 && rows.allSatisfy(KeyRing.isSealed))
      let (refused, said) = try await run(["person", "list"], keys: nil)
      #expect(refused != 0 && said.contains("keys_missing"))
      // The daily role sees some rows alone and may not lock a table against history.
      for command in [["keys", "show"], ["keys", "rotate"]] {
        let program = Program(command, database: database.applicationURI)
        program.process.environment?["YINFENG_KEYS_FILE"] = path
        let (status, text) = try await program.run()
        #expect(status != 0 && text.contains("not_owner"), "\(command): \(text)")
      }
    }
  }
}
