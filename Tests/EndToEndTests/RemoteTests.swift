import ArgumentParser
import Foundation
import Service
import TestSupport
import Testing

@testable import yinfeng

/// The program as it works on a server with a token: as it does on its own data.
@Suite(.serialized, .timeLimit(.minutes(15)), .enabled(if: Program.isBuilt, "skipped: the program is not built"))
struct RemoteTests {
  /// A server on the sample with accounts, and the administrator's token.
  private static func served(
    writes: Bool = true, _ body: (TestDatabase, _ server: String, _ token: String) async throws -> Void
  ) async throws {
    try await TestDatabase.with(.partners) { database in
      let serving = try Serving(["--port", "0"], database)
      let port = try await serving.port()
      let token = try await database.desk.token(
        for: Partners.administrator, title: "远程", writes: writes, days: 1, TestDatabase.invocation)
      do {
        try await body(database, "http://127.0.0.1:\(port)", token.text)
      } catch {
        _ = await serving.stop()
        throw error
      }
      #expect(await serving.stop() == 0)
    }
  }

  private static func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(CommandRows.list.utf8).write(to: URL(filePath: folder + "/名单.csv"))
    try await body(folder)
  }

  @Test func `a command that changes nothing says and ends the same here and there`() async throws {
    try await RemoteTests.served { database, server, token in
      try await RemoteTests.withFolder { folder in
        for row in CommandRows.all {
          guard case .account(_, let isChange, _)? = CommandAccess.of(CommandPath(row).command),
            !isChange || row.contains("--dry-run"),
            !CommandRows.momentary.contains(row.prefix(2).joined(separator: " "))
          else { continue }
          let words = row.map { $0 == "FILE" ? folder + "/名单.csv" : $0.replacing("OUT", with: folder + "/结果") }
          let local = Program(words, database: database.applicationURI)
          local.process.environment?["YINFENG_ACTOR"] = "示例管理员"
          let here = try await local.run()
          let made = try RemoteTests.taken(folder)
          let there = try await Program(words, server: server, token: token).run()
          #expect(here.status == there.status, "\(words): \(here) \(there)")
          #expect(RemoteTests.lasting(here.text) == RemoteTests.lasting(there.text), "\(words)")
          #expect(try RemoteTests.taken(folder).map(\.name) == made.map(\.name), "\(words)")
        }
      }
    }
  }

  /// What was said but for the number that a record would have had, and the account, which whoever is here has none of.
  private static func lasting(_ text: String) -> String {
    text.replacing(/编号 \d+/, with: "编号").replacing(/(?m)^ *交办人账号.*\n/, with: "")
  }

  /// The files that a command made, and takes them away.
  private static func taken(_ folder: String) throws -> [(name: String, bytes: Data)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("结果") }.sorted()
    return try names.map { name in
      let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
      try FileManager.default.removeItem(atPath: folder + "/" + name)
      return (name, bytes)
    }
  }

  @Test func `files are read and written where the command is typed, and what leaves is on record`() async throws {
    try await RemoteTests.served { database, server, token in
      try await RemoteTests.withFolder { folder in
        func run(_ words: [String]) async throws -> (status: Int32, text: String) {
          try await Program(words, server: server, token: token, in: folder).run()
        }
        let refused = try await run(["enterprise", "import", "名单.csv", "--report", "要改.csv"])
        #expect(refused.status == 65 && refused.text.contains("要改.csv"), "\(refused.text)")
        #expect(try String(contentsOfFile: folder + "/要改.csv", encoding: .utf8).contains("91350100M000100Y43"))
        let imported = try await run(["enterprise", "import", "名单.csv", "--skip-invalid"])
        #expect(imported.status == 0, "\(imported.text)")
        #expect(try await run(["enterprise", "show", "示例远程"]).text.contains("名单.csv"))
        // A file that the command names itself comes into this folder, and not over another.
        let printed = try await run(["visit", "paper", "KC-2026-002", "check"])
        #expect(printed.status == 0, "\(printed.text)")
        let again = try await run(["visit", "paper", "KC-2026-002", "check"])
        #expect(again.status == 75 && again.text.contains("file_exists"), "\(again.text)")
        try Data("填好的".utf8).write(to: URL(filePath: folder + "/有了.csv"))
        let standing = try await run(["enterprise", "export", "有了.csv"])
        #expect(standing.status == 75 && standing.text.contains("--force"), "\(standing.text)")
        #expect(try await run(["enterprise", "export", "有了.csv", "--force"]).status == 0)
        let told = try await database.desk.audit(AuditQuery(action: "records.export"), TestDatabase.invocation)
        let export = try #require(told.first { $0.subject == "enterprise export" })
        #expect(export.actor.contains("示例管理员") && export.address == "127.0.0.1" && !export.requestID.isEmpty)
        #expect(told.count { $0.subject == "enterprise export" } == 1)
      }
    }
  }

  @Test func `who may not, where nobody answers and what is not trusted each have a sentence and a code`() async throws
  {
    try await RemoteTests.served(writes: false) { database, server, token in
      func run(_ words: [String], _ server: String, _ token: String?) async throws -> (status: Int32, text: String) {
        try await Program(words, server: server, token: token).run()
      }
      let list = ["need", "list"]
      for (words, server, token, status, code) in [
        (list, server, nil, Int32(77), "login_required"), (list, server, "yf_p_nothing", 77, "login_required"),
        (["enterprise", "add", "name=示例只读有限公司"], server, token, 77, "token_reads_only"),
        (list, "http://127.0.0.1:1", token, 69, "server_unreachable"),
        (list, server.replacing("http:", with: "https:"), token, 69, "server_not_trusted"),
        (list, "http://192.0.2.1", token, 65, "server_insecure"), (list, "ftp://x", token, 65, "server_invalid"),
        (["db", "status"], server, token, 65, "local_command"), (["serve"], server, token, 65, "local_command"),
        (list + ["--actor", "甲"], server, token, 64, "usage"), (list + ["--lmit", "3"], server, token, 64, "usage"),
      ] as [([String], String, String?, Int32, String)] {
        let answer = try await run(words, server, token)
        #expect(answer.status == status && answer.text.contains("[\(code)]"), "\(words) \(server): \(answer)")
      }
      #expect(try await run(list, server, token).status == 0)
      let json = try await run(list + ["--json"], server, nil)
      #expect(json.text.contains("\"code\" : \"login_required\""), "\(json.text)")
      let held = try await database.desk.tokens(of: Partners.administrator, TestDatabase.invocation)
      for credential in held {
        try await database.desk.revokeToken(credential.id, of: Partners.administrator, TestDatabase.invocation)
      }
      let revoked = try await run(list, server, token)
      #expect(revoked.status == 77 && revoked.text.contains("被撤销"), "\(revoked.text)")
    }
  }

  @Test func `a yes is asked where somebody sits, and nothing is done without one`() async throws {
    try await RemoteTests.served { database, server, token in
      let added = try await Program(["enterprise", "add", "name=示例问答有限公司"], server: server, token: token).run()
      let change = try #require(added.text.firstMatch(of: /变更 (\d+)/)?.1).description
      let silent = try await Program(["change", "undo", change], server: server, token: token).run()
      #expect(silent.status == 65 && silent.text.contains("not_confirmed"), "\(silent.text)")
      for (typed, status) in [("no\n", Int32(65)), ("yes\n", 0)] {
        let other = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(other) }
        // TIOCSPTLCK and TIOCGPTN (ioctl_tty(2)): unlocks the terminal's end and tells its number.
        var (lock, number): (CInt, CInt) = (0, 0)
        try #require(ioctl(other, 0x4004_5431, &lock) == 0 && ioctl(other, 0x8004_5430, &number) == 0)
        let program = Program(["change", "undo", change], server: server, token: token)
        program.process.standardInput = try FileHandle(forUpdating: URL(filePath: "/dev/pts/\(number)"))
        _ = Output.write(Array(typed.utf8), to: other)
        let answer = try await program.run()
        #expect(answer.status == status && answer.text.contains("输入 yes 继续"), "\(answer.text)")
        #expect(answer.text.contains("已撤销") == (status == 0), "\(answer.text)")
      }
    }
  }

  @Test func `a server writes no file that was not asked for`() {
    for name in ["/etc/cron.d/x", "../x", "a/b", ".bashrc", "", "a\0b"] {
      #expect(!RemoteRun.isAsked(name, ["out.csv"]))
    }
    for name in ["out.csv", "/tmp/typed.csv", "考察核实单.html"] {
      #expect(RemoteRun.isAsked(name, ["out.csv", "/tmp/typed.csv"]))
    }
  }

  @Test func `the words that say where are not sent`() async throws {
    let words = ["rank", "SQ-1", "--server", "https://a", "--token-file=t", "--insecure", "--json", "--ca-file", "c"]
    let line = TypedLine(words, try Yinfeng.parseAsRoot(words))
    #expect(line.wordsToSend == ["rank", "SQ-1", "--json"])
  }
}
