import ArgumentParser
import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import yinfeng

/// What each command may do for each role, and that every command says so.
@Suite(.serialized) struct CommandAccessTests {
  /// Every command that does something, with its words.
  private static func deeds(
    _ command: any ParsableCommand.Type = Yinfeng.self, below path: [String] = []
  ) -> [(path: [String], command: any ParsableCommand.Type)] {
    let subcommands = command.configuration.subcommands
    guard !subcommands.isEmpty else { return [(path, command)] }
    return subcommands.flatMap { deeds($0, below: path + [CommandPath.names(of: $0)[0]]) }
  }

  /// Whether each kind of record has it.
  private static func isGeneral(_ command: any ParsableCommand.Type) -> Bool { "\(command)".contains("<") }

  @Test func `every command says where it works`() {
    let deeds = CommandAccessTests.deeds()
    #expect(deeds.count > 300)
    #expect(deeds.filter { CommandAccess.of($0.command) == nil }.map { $0.path.joined(separator: " ") } == [])
  }

  @Test func `every command of an account has a line that runs it`() {
    let run = Set(CommandRows.all.map { ObjectIdentifier(CommandPath($0).command) })
    let lacking = CommandAccessTests.deeds().filter { deed in
      guard case .account? = CommandAccess.of(deed.command), !CommandAccessTests.isGeneral(deed.command) else {
        return false
      }
      return !run.contains(ObjectIdentifier(deed.command))
    }
    #expect(lacking.map { $0.path.joined(separator: " ") } == [])
  }

  @Test func `a command that takes a file or makes one says so`() throws {
    for deed in CommandAccessTests.deeds() where CommandAccess.of(deed.command) != .local {
      let help = deed.command._dumpHelp()
      let words = Set(help.matches(of: /"(?:name|valueName)" : "([\w-]+)"/).map { String($0.1) })
      let path = deed.path.joined(separator: " ")
      #expect((deed.command is any FileWriting.Type) == words.contains("force") || path.hasPrefix("visit p"), "\(path)")
      let reads =
        !words.isDisjoint(with: ["form", "password-stdin"]) || (words.contains("file") && path != "enterprise export")
      #expect((deed.command is any FileReading.Type) == reads, "\(path)")
    }
  }

  /// Runs a line at the desk of an account as the server does.
  static func run(
    _ words: [String], at desk: Desk, files: [CommandRequest.File]? = nil, confirmed: String? = nil,
    seen: String? = nil,
    asksFirst: Bool = true, limit: Int = 1 << 24
  ) async throws -> (code: Int32, text: String, pieces: [CommandPiece]) {
    let request = CommandRequest(words: words, width: nil, files: files, input: nil, confirmed: confirmed, seen: seen)
    try request.demandBounds()
    let answer = try await ServedCommands.perform(request, at: desk, limit: limit, asksFirst: asksFirst)
    let text = answer.pieces.map { piece in
      switch piece {
      case .output(let data), .error(let data): String(decoding: data, as: UTF8.self)
      case .file, .question: ""
      }
    }.joined()
    return (answer.exitCode, text, answer.pieces)
  }

  private static let list = CommandRequest.File(name: "FILE", content: Data(CommandRows.list.utf8), modified: nil)

  /// The lines of the table, and of each kind of record one that writes.
  private static let lines: [[String]] =
    CommandRows.all
    + deeds().filter { isGeneral($0.command) && $0.path.last == "delete" }.map { $0.path + ["999999", "--yes"] }

  @Test func `what each role may do by a command is what the policy table says`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (role, login) in Partners.byRole {
          group.addTask { try await CommandAccessTests.walk(role, try await database.desk(of: login)) }
        }
        try await group.waitForAll()
      }
    }
  }

  private static func walk(_ role: Role, _ desk: Desk) async throws {
    for words in lines {
      guard case .account(let action, _)? = CommandAccess.of(CommandPath(words).command) else {
        Issue.record("\(words) is of no account")
        continue
      }
      let allowed = Policy.scope(of: role, action) != nil
      let (code, text, _) = try await run(words, at: desk, files: [list])
      #expect(code != 64, "\(role) \(words): \(text)")
      #expect((code == 77) == !allowed, "\(role) \(words): \(code) \(text)")
      guard !allowed else { continue }
      // The use case itself lets nothing through either.
      let alone = try await run(words, at: desk, files: [list], asksFirst: false)
      #expect(alone.code != 0 || open.contains(words[0]), "\(role) \(words): \(alone.text)")
    }
  }

  /// What tells of tables that come with the program, and of nobody.
  private static let open: Set<String> = ["profile"]

  @Test func `a token for reading runs what reads and nothing that writes`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.administrator)
      let desk = database.desk.of(account.acting(writes: false, address: "192.0.2.7"))
      for words in CommandRows.all {
        guard case .account(_, let isChange)? = CommandAccess.of(CommandPath(words).command) else { continue }
        let (_, text, _) = try await CommandAccessTests.run(words, at: desk, files: [CommandAccessTests.list])
        #expect(text.contains("token_reads_only") == isChange, "\(words): \(text)")
      }
    }
  }

  @Test func `what belongs to another park or organisation is not found by a command`() async throws {
    try await TestDatabase.with(.partners) { database in
      for (login, code) in [
        (Partners.parkOfficial, Int32(0)), (Partners.secondPark, 66), (Partners.stranger, 66), (Partners.leader, 0),
      ] {
        let desk = try await database.desk(of: login)
        for words in [["need", "show", "SQ-2026-01"], ["opportunity", "story", "ZT-2026-001"]] {
          let (found, text, _) = try await CommandAccessTests.run(words, at: desk)
          #expect(found == code, "\(login) \(words): \(text)")
        }
      }
    }
  }

  @Test func `a command that works on the server itself is told so and not run`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = try await database.desk(of: Partners.administrator)
      for words in [
        ["serve", "--port", "0"], ["doctor"], ["db", "status"], ["db", "psql"], ["keys", "show"],
        ["reference", "load"],
        ["sample", "load"], ["organisation", "list"], ["evaluate", "columns", "/etc/passwd"],
        ["bench", "--firms", "1"],
      ] {
        let (code, text, _) = try await CommandAccessTests.run(words, at: desk)
        #expect(code == 65 && text.contains("[local_command]"), "\(words): \(text)")
      }
      for words in [
        ["enterprise", "list", "--data-dir", "/tmp"], ["rank", "--server", "http://x"], ["rank", "--actor", "甲"],
      ] {
        #expect(try await CommandAccessTests.run(words, at: desk).code == 64, "\(words)")
      }
      for words in [
        ["--help"], ["rank", "--help"], ["help", "rank"], ["--version"], ["enterprise"], ["--experimental-dump-help"],
      ] {
        let (code, text, _) = try await CommandAccessTests.run(words, at: desk)
        #expect(code == 0 || words == ["enterprise"], "\(words): \(text)")
        #expect(!text.isEmpty, "\(words)")
      }
      await #expect(throws: ServiceError.self) {
        _ = try await CommandAccessTests.run(
          ["---completion", "rank", "--", "positional@0", "1", "0", "yinfeng", "rank", ""], at: desk)
      }
    }
  }

  /// A word names what came with the request, and nothing of the server's disk.
  @Test(arguments: ["/etc/passwd", "/dev/zero", "/proc/self/environ", "../../../../etc/passwd", "-"])
  func `no path of the server can be read or written`(path: String) async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = try await database.desk(of: Partners.administrator)
      for words in [
        ["enterprise", "import", path], ["need", "import", path], ["visit", "plan", path],
        ["visit", "plan", "--form", path], ["visit", "minutes", "KC-2026-002", path],
        ["visit", "minutes", "KC-2026-002", "--form", path],
        ["attachment", "add", path, "--to", "opportunity=ZT-2026-001"],
      ] {
        let (code, text, pieces) = try await CommandAccessTests.run(words, at: desk)
        #expect(code == 65 || code == 66, "\(words): \(text)")
        #expect(!text.contains("root:") && !text.contains("yinfeng-command"), "\(words): \(text)")
        #expect(pieces.allSatisfy { if case .file = $0 { false } else { true } })
      }
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      for words in [
        ["enterprise", "export", folder + ".csv"],
        ["rank", "SQ-2026-01", "--format", "xlsx", "--output", folder + ".csv"],
        ["report", "school", "--papers", folder + ".csv"], ["visit", "form", "--output", folder + ".csv"],
      ] {
        let (code, text, pieces) = try await CommandAccessTests.run(words, at: desk)
        #expect(
          code == 0 && pieces.contains { if case .file(folder + ".csv", _) = $0 { true } else { false } }, "\(text)")
        #expect(!FileManager.default.fileExists(atPath: folder + ".csv"))
      }
    }
  }

  @Test func `a question is asked of whoever gave the command, and done when it was answered`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = try await database.desk(of: Partners.administrator)
      let added = try await CommandAccessTests.run(["enterprise", "add", "name=示例待撤有限公司"], at: desk)
      let change = try #require(added.text.firstMatch(of: /变更 (\d+)/)?.1).description
      let asked = try await CommandAccessTests.run(["change", "undo", change], at: desk)
      guard case .question(let question, let seen)? = asked.pieces.first else {
        Issue.record("\(asked)")
        return
      }
      #expect(asked.code == 65 && asked.text.contains("[not_confirmed]"))
      let other = try await CommandAccessTests.run(
        ["change", "undo", change], at: desk, confirmed: question + "?", seen: seen)
      #expect(other.code == 65)
      let done = try await CommandAccessTests.run(
        ["change", "undo", change], at: desk, confirmed: question, seen: seen)
      #expect(done.code == 0 && done.text.contains("已撤销"), "\(done)")
    }
  }

  @Test func `what a command writes, how many words it has and how many run at once are bounded`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = try await database.desk(of: Partners.administrator)
      await #expect(throws: ServiceError.self) {
        _ = try await CommandAccessTests.run(["enterprise", "list"], at: desk, limit: 100)
      }
      await #expect(throws: ServiceError.self) {
        _ = try await CommandAccessTests.run(Array(repeating: "甲", count: CommandRequest.mostWords + 1), at: desk)
      }
      let file = CommandRequest.File(name: "a", content: Data(), modified: nil)
      await #expect(throws: ServiceError.self) {
        _ = try await CommandAccessTests.run(
          ["rank"], at: desk, files: Array(repeating: file, count: CommandRequest.mostFiles + 1))
      }
    }
  }
}
