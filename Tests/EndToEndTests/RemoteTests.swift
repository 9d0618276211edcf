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
        try await RemoteTests.withFolder { other in
          for row in CommandRows.all {
            guard case .account(_, let isChange)? = CommandAccess.of(CommandPath(row).command),
              !isChange || row.contains("--dry-run"),
              !CommandRows.momentary.contains(row.prefix(2).joined(separator: " "))
            else { continue }
            async let here = RemoteTests.told(row, folder) { words in
              let program = Program(words, database: database.applicationURI)
              program.process.environment?["YINFENG_ACTOR"] = "示例管理员"
              return program
            }
            async let there = RemoteTests.told(row, other) { Program($0, server: server, token: token) }
            let (own, remote) = try await (here, there)
            #expect(own == remote, "\(row)")
          }
        }
      }
    }
  }

  /// What a line says and makes in a folder and how it ends, but for the number that a record would have had, the account,
  /// which whoever is here has none of, and how often a list was seen, which a server counts a moment later.
  private static func told(
    _ row: [String], _ folder: String, _ program: @Sendable ([String]) -> Program
  ) async throws -> [String] {
    let words = row.map { $0 == "FILE" ? folder + "/名单.csv" : $0.replacing("OUT", with: folder + "/结果") }
    let (status, text) = try await program(words).run()
    let made = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("结果") }.sorted()
    for name in made { try FileManager.default.removeItem(atPath: folder + "/" + name) }
    let lasting = text.replacing(folder, with: "").replacing(/编号 \d+/, with: "编号")
      .replacing(/(?m)^ *交办人账号.*\n/, with: "").replacing(/查看 \d+ 次/, with: "查看")
    return ["\(status)", lasting] + made
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

  /// What a stranger's server may answer, and how often it is asked then.
  @Test(arguments: [
    (
      OneAnswer.text("307 Temporary Redirect", ["Location: https://elsewhere.example/"], ""), ["need", "list"],
      Int32(69), "server_redirects", 1
    ),
    (OneAnswer.text("200 OK", ["Content-Type: text/html"], "<p>"), ["need", "list"], 69, "not_this_program", 1),
    (
      OneAnswer.text(
        "404 Not Found", ["Content-Type: application/problem+json"], #"{"code":"no_such_path","detail":"没有"}"#),
      ["need", "list"], 69, "not_this_program", 1
    ),
    ("", ["need", "list"], 69, "connection_lost", 1), ("", ["need", "add", "title=示例"], 69, "connection_lost", 1),
    (
      OneAnswer.text(
        "200 OK", ["Content-Type: application/json"],
        #"{"exit_code":0,"pieces":[{"to":"file","name":"../x.csv","text":"a"}]}"#), ["need", "list"], 65,
      "file_unasked", 1
    ),
  ])
  func `what another server answers is taken for nothing else`(
    answer: String, words: [String], status: Int32, code: String, asked: Int
  ) async throws {
    let server = OneAnswer(answer)
    defer { server.stop() }
    try #require(server.port != 0)
    let told = try await Program(words, server: "http://127.0.0.1:\(server.port)", token: "t").run()
    #expect(told.status == status && told.text.contains("[\(code)]"), "\(told)")
    #expect(server.count == asked)
  }

  @Test(.enabled(if: TestCertificate.canBeMade, "skipped: no openssl"))
  func `an authority of one's own is trusted where it is named`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await TestCertificate.withFolder { folder in
        let own = try TestCertificate("yinfeng.example.cn", in: folder)
        let other = try TestCertificate("other.example.cn", in: folder)
        let serving = try Serving(["--port", "0", "--certificate", own.certificate, "--key", own.key], database)
        let server = "https://127.0.0.1:\(try await serving.port())"
        let token = try await database.desk.token(
          for: Partners.leader, title: "远程", writes: false, days: 1, TestDatabase.invocation
        ).text
        let file = folder.appending(path: "token").path
        try Data((token + "\n").utf8).write(to: URL(filePath: file))
        for (mode, options, status, code) in [
          (0o600, ["--ca-file", own.certificate], Int32(0), "SQ-2026-01"), (0o600, [], 69, "[server_not_trusted]"),
          (0o600, ["--ca-file", other.certificate], 69, "[server_not_trusted]"),
          (0o600, ["--ca-file", file], 65, "[ca_file_unreadable]"),
          (0o644, ["--ca-file", own.certificate], 65, "[token_file_open]"),
        ] {
          try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
          let words = ["need", "list", "--server", server, "--token-file", file] + options
          let told = try await Program(words, database: "").run()
          #expect(told.status == status && told.text.contains(code), "\(options): \(told)")
        }
        #expect(await serving.stop() == 0)
      }
    }
  }

  @Test func `a server writes no file that was not asked for`() throws {
    func isAsked(_ name: String, _ words: [String]) throws -> Bool {
      RemoteRun.isAsked(name, TypedLine(words, try Yinfeng.parseAsRoot(words)))
    }
    let (list, typed) = (["need", "list"], ["enterprise", "export", "/tmp/typed.csv", "--force"])
    let paper = ["visit", "paper", "KC-1", "check"]
    for name in ["/etc/cron.d/x", "../x", "a/b", ".bashrc", "", "a\0b", "a\u{1B}[2Jb"] {
      for words in [list, typed, paper] { #expect(try !isAsked(name, words), "\(name) \(words)") }
    }
    #expect(try !isAsked("Makefile", list) && !isAsked("typed.csv", typed))
    #expect(try isAsked("/tmp/typed.csv", typed) && isAsked("考察核实单.html", paper))
  }

  @Test func `a yes is for what was seen with the question`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      let added = try await ServedCommands.perform(
        CommandRequest(words: ["enterprise", "add", "name=示例问答有限公司"], width: nil, files: nil, input: nil), at: desk,
        limit: 1 << 20)
      #expect(added.exitCode == 0)
      let change = try #require(try await desk.imports.changes(before: nil, limit: 1, organisation: 1).first?.id)
      func undo(_ confirmed: String?, _ seen: String?) async throws -> CommandAnswer {
        try await ServedCommands.perform(
          CommandRequest(
            words: ["change", "undo", "\(change)"], width: nil, files: nil, input: nil, confirmed: confirmed, seen: seen
          ),
          at: desk, limit: 1 << 20)
      }
      let asked = try await undo(nil, nil)
      let questions = asked.pieces.compactMap { piece in
        if case .question(let text, let seen) = piece { (text, seen) } else { nil }
      }
      let (question, seen) = try #require(questions.first)
      #expect(try await undo(question, "another").exitCode == 65)
      #expect(try await undo(question, nil).exitCode == 65)
      #expect(try await undo(question, seen).exitCode == 0)
    }
  }

  @Test func `nobody takes every place, and what drips takes none of those that run`() throws {
    let gate = CommandGate()
    for _ in 0..<CommandGate.mostOfAccount { try gate.enter(7) }
    #expect(throws: ServiceError.self) { try gate.enter(7) }
    for account in 0..<(CommandGate.mostInside - CommandGate.mostOfAccount) { try gate.enter(Int64(100 + account)) }
    #expect(throws: ServiceError.self) { try gate.enter(8) }
    gate.leave(7)
    try gate.enter(8)
    for _ in 0..<CommandGate.most { try gate.begin() }
    #expect(throws: ServiceError.self) { try gate.begin() }
    gate.end()
    try gate.begin()
  }

  @Test func `the words that say where are not sent`() async throws {
    let words = ["rank", "SQ-1", "--server", "https://a", "--token-file=t", "--insecure", "--json", "--ca-file", "c"]
    let line = TypedLine(words, try Yinfeng.parseAsRoot(words))
    #expect(line.wordsToSend == ["rank", "SQ-1", "--json"])
  }
}
