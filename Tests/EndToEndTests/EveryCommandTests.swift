import Foundation
import Service
import TestSupport
import Testing

/// Holds the command line to its word: everything it prints it prints as JSON too, in the shapes of HTTP.
@Suite(.serialized, .enabled(if: Program.isBuilt, "skipped: the program is not built"))
struct EveryCommandTests {
  /// A command as `--experimental-dump-help` tells it.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        let name: String
      }
      let names: [Name]?
    }
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The commands that do something, by their paths, with the flags and options they know.
    func deeds(below path: [String] = []) -> [(path: String, names: Set<String>)] {
      let path = path + [commandName]
      guard (subcommands ?? []).isEmpty else { return subcommands!.flatMap { $0.deeds(below: path) } }
      return [(path.joined(separator: " "), Set((arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)))]
    }
  }

  private struct Help: Decodable {
    let command: Command
  }

  private static func deeds() async throws -> [(path: String, names: Set<String>)] {
    let (status, text) = try await Program(["--experimental-dump-help"], database: "").run()
    #expect(status == 0)
    return try JSONDecoder().decode(Help.self, from: Data(text.utf8)).command.deeds()
  }

  @Test func `every command knows --json`() async throws {
    let lacking = try await Self.deeds().filter { !$0.names.contains("json") }.map(\.path)
    #expect(lacking.filter { !$0.hasSuffix(" help") } == [])
  }

  @Test func `every command that writes a file is told before it writes over another`() async throws {
    let writing = try await Self.deeds().filter { !$0.names.isDisjoint(with: ["output", "report", "papers"]) }
    #expect(writing.count > 8)
    #expect(writing.filter { !$0.names.contains("force") }.map(\.path) == [])
  }

  /// One way to write a file of each command that writes one; `FILE` stands for it.
  static let writing: [[String]] = [
    ["visit", "paper", "KC-2026-002", "check", "--output", "FILE.html"], ["visit", "form", "--output", "FILE.xlsx"],
    ["review-session", "sheet", "2026年第1次", "--output", "FILE.html"],
    ["outreach", "plan", "--format", "html", "--output", "FILE.html"],
    ["rank", "SQ-2026-01", "--format", "xlsx", "--output", "FILE.xlsx"],
    ["rank", "SQ-2026-01", "--format", "csv", "--output", "FILE.csv"],
    ["rank", "--enterprise", "甲子示例", "--format", "json", "--output", "FILE.json"],
    ["report", "monthly", "--format", "xlsx", "--output", "FILE.xlsx"],
    ["report", "stuck", "--format", "html", "--output", "FILE.html"], ["report", "school", "--papers", "FILE.zip"],
    ["enterprise", "gaps", "--format", "xlsx", "--output", "FILE.xlsx"], ["enterprise", "export", "FILE.csv"],
    ["enterprise", "import", "FILE", "--report", "FILE.csv"],
    ["person", "export", "示例校友甲子", "--output", "FILE.html"],
  ]

  @Test(arguments: writing)
  func `a file that stands is not written over unasked`(line: [String]) async throws {
    try await TestDatabase.with(.sample) { database in
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let list = folder + "/名单.csv"
      try Data("企业名称,从业人数\n示例覆写有限公司,5\n".utf8).write(to: URL(filePath: list))
      let arguments = line.map { $0 == "FILE" ? list : $0.replacing("FILE", with: folder + "/结果") }
      let path = try #require(arguments.last { $0.hasPrefix(folder + "/结果") })
      try Data("填好的".utf8).write(to: URL(filePath: path))
      let refused = try await Program(arguments, database: database.applicationURI).run()
      #expect(refused.status == 75 && refused.text.contains("--force"), "\(refused.text)")
      #expect(try Data(contentsOf: URL(filePath: path)) == Data("填好的".utf8))
      let forced = try await Program(arguments + ["--force"], database: database.applicationURI).run()
      #expect(forced.status == 0, "\(forced.text)")
      #expect(try Data(contentsOf: URL(filePath: path)) != Data("填好的".utf8))
      // One row for what left; what was refused left nothing. The rows to mend are the sheet's own.
      let told = try await database.desk.audit(AuditQuery(action: "records.export"), TestDatabase.invocation)
      #expect(told.count == (line.contains("import") ? 0 : 1), "\(told.map(\.subject))")
      #expect(told.allSatisfy { $0.detail.hasSuffix("条") && !$0.actor.isEmpty && !$0.requestID.isEmpty })
    }
  }

  @Test func `a list of one band holds that band alone`() async throws {
    try await TestDatabase.with(.sample) { database in
      func ranked(_ arguments: [String]) async throws -> String {
        let (status, text) = try await Program(
          ["rank", "SQ-2026-01", "--top", "1000"] + arguments, database: database.applicationURI
        ).run()
        #expect(status == 0, "\(text)")
        return text
      }
      let refused = try await ranked(["--band", "c"])
      let rows = refused.split(separator: "\n").filter { $0.contains(" C ") }
      let total = try #require(refused.firstMatch(of: /不符合准入 (\d+)/)?.1)
      #expect(rows.count == Int(total))
      let others = try await ranked(["--band", "D"])
      #expect(others.contains("方向不符的企业"))
    }
  }

  @Test func `a record is printed as over HTTP, and a refusal with the command that mends it`() async throws {
    try await TestDatabase.with(.sample) { database in
      func run(_ arguments: [String]) async throws -> (status: Int32, text: String) {
        try await Program(arguments, database: database.applicationURI).run()
      }
      let added = try await run(["person", "add", "name=示例打印人", "--json"])
      #expect(added.status == 0, "\(added.text)")
      let shown = try await run(["person", "show", "示例打印人", "--json"])
      #expect(added.text == shown.text)
      let missing = try await run(["runs", "none"])
      #expect(missing.status == 66)
      #expect(missing.text.contains("可用:yinfeng runs"))
    }
  }

  @Test func `orders and teams are worked with at the terminal, and whose work it is is told by account`() async throws
  {
    try await TestDatabase.with(.sample) { database in
      func run(_ arguments: [String]) async throws -> (status: Int32, text: String) {
        try await Program(arguments, database: database.applicationURI).run()
      }
      func done(_ arguments: [String]) async throws -> String {
        let (status, text) = try await run(arguments)
        #expect(status == 0, "\(arguments): \(text)")
        return text
      }
      for (login, role) in [("li.ming", "administrator"), ("wang.fang", "branch_officer")] {
        _ = try await done(["user", "add", login, "--name", "示例\(login)", "--role", role, "--generate"])
      }
      let given = try await done([
        "order", "give", "核实示例边界", "--to", "wang.fang", "--by", "li.ming", "--words", "请核实", "--due", "2099-12-31",
        "--project", "ZT-2026-001", "--json",
      ])
      let id = try #require(given.firstMatch(of: /"id"\s*:\s*(\d+)/)?.1).description
      for words in [
        ["order", "receive", id], ["order", "report", id, "--text", "已核实"], ["order", "return", id, "--reason", "再核"],
        ["order", "return", id, "--reason", "非本人职责"], ["order", "reassign", id, "--to", "li.ming"],
        ["order", "withdraw", id, "--reason", "另行安排", "--dry-run"], ["order", "show", id], ["order", "list"],
        ["report", "orders"], ["project", "team", "list", "ZT-2026-001"],
        ["project", "team", "add", "ZT-2026-003", "wang.fang", "--role", "首席服务员"],
        ["project", "team", "add", "ZT-2026-003", "示例成员", "--role", "成员"],
        ["project", "team", "end", "ZT-2026-003", "示例成员"], ["project", "show", "ZT-2026-003"],
        ["opportunity", "story", "ZT-2026-003"],
      ] { _ = try await done(words) }
      let mine = try await done(["today", "--mine", "--actor", "li.ming"])
      #expect(mine.contains("核实示例边界") && mine.contains("待签收"))
      #expect(try await !done(["today", "--mine", "--actor", "wang.fang"]).contains("核实示例边界"))
      _ = try await done(["digest", "--mine", "--actor", "li.ming"])
      let early = try await run(["order", "finish", id])
      #expect(early.status == 75 && early.text.contains("order_state"))
      let left = try await done(["user", "disable", "wang.fang"])
      #expect(left.contains("专班 1 个") && left.contains("hand-over --all-of wang.fang"))
      let handed = try await done(["opportunity", "hand-over", "--all-of", "wang.fang", "--officer", "li.ming"])
      #expect(handed.contains("专班角色 1 项"))
    }
  }

  @Test func `accounts, organisations and the audit are kept at the terminal`() async throws {
    try await TestDatabase.with(.sample) { database in
      func run(_ arguments: [String]) async throws -> (status: Int32, text: String) {
        try await Program(arguments, database: database.applicationURI).run()
      }
      let early = try await run(["user", "add", "wang.fang", "--name", "王试样", "--role", "leader", "--generate"])
      #expect(early.status == 75 && early.text.contains("administrator_first"))
      for words in [
        ["user", "add", "li.ming", "--name", "李试样", "--role", "administrator", "--generate"],
        ["user", "add", "wang.fang", "--name", "王试样", "--role", "park_official", "--park", "SQJKQ", "--generate"],
        ["user", "role", "wang.fang", "leader"], ["user", "disable", "wang.fang"], ["user", "enable", "wang.fang"],
        ["user", "reset-password", "wang.fang", "--yes"],
        ["user", "second-factor", "reset", "wang.fang", "--yes"], ["user", "list"], ["user", "policy"],
        ["user", "token", "add", "li.ming", "--title", "测试"], ["user", "token", "list", "li.ming"],
        ["user", "token", "revoke", "li.ming", "1"],
        ["organisation", "add", "jiazi", "--name", "甲子结对", "--university", "甲子大学", "--county", "示例县"],
        ["organisation", "list"], ["organisation", "show", "jiazi"], ["need", "list", "--organisation", "jiazi"],
        ["enterprise", "invite", "甲子示例", "--contact", "示例办事员", "--days", "7"],
        ["enterprise", "invitations", "甲子示例"],
        ["proposal", "list", "--filter", "state=settled"], ["proposal", "show", "甲子示例"],
        ["audit", "show", "--by", "测试", "--limit", "1000"], ["audit", "show", "1"], ["audit", "verify"],
      ] {
        let (status, text) = try await run(words)
        #expect(status == 0, "\(words): \(text)")
      }
      let shown = try await run(["audit", "show", "--action", "account.", "--limit", "100", "--json"])
      for action in [
        "account.add", "account.role", "account.disable", "account.reset_password", "account.reset_second_factor",
        "account.token",
      ] {
        #expect(shown.text.contains("\"\(action)\""), "\(action)")
      }
      let invited = try await run(["enterprise", "invitations", "甲子示例", "--json"])
      let id = try #require(invited.text.firstMatch(of: /"id" : (\d+)/)?.1)
      let revoked = try await run(["enterprise", "revoke-invitation", "\(id)"])
      #expect(revoked.status == 0, "\(revoked.text)")
      let settled = try await run(["proposal", "reject", "甲子示例", "--reason", "测试"])
      #expect(settled.status == 75 && settled.text.contains("proposal_settled"), "\(settled.text)")
      let last = try await run(["user", "disable", "li.ming"])
      #expect(last.status == 75 && last.text.contains("last_administrator"))
    }
  }
}
