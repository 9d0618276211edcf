import Foundation
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

    /// The paths of the commands that do something and do not know this flag.
    func lacking(_ flag: String, below path: [String] = []) -> [String] {
      let path = path + [commandName]
      guard (subcommands ?? []).isEmpty else { return subcommands!.flatMap { $0.lacking(flag, below: path) } }
      let names = (arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
      return names.contains(flag) ? [] : [path.joined(separator: " ")]
    }
  }

  private struct Help: Decodable {
    let command: Command
  }

  @Test func `every command knows --json`() async throws {
    let (status, text) = try await Program(["--experimental-dump-help"], database: "").run()
    #expect(status == 0)
    let help = try JSONDecoder().decode(Help.self, from: Data(text.utf8))
    #expect(help.command.lacking("json").filter { !$0.hasSuffix(" help") } == [])
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
}
