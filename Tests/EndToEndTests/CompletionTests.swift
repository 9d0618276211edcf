import Domain
import TestSupport
import Testing

@testable import yinfeng

/// What a shell offers.
@Suite(.serialized, .enabled(if: Program.isBuilt, "skipped: the program is not built"))
struct CompletionTests {
  /// What the shell asks for when the last word is being typed.
  private func offered(
    _ place: String, _ path: [String], _ words: [String], _ database: String
  ) async throws -> (status: Int32, words: [String]) {
    let line = ["yinfeng"] + path + words
    let asked = ["---completion"] + path + ["--", place, "\(line.count - 1)", "\(line.last!.count)"] + line
    let (status, text) = try await Program(asked, database: database).run()
    return (status, text.split(separator: "\n").map(String.init))
  }

  @Test func `codes, names and profiles are offered from the database and the program's files`() async throws {
    try await TestDatabase.with { database in
      let uri = database.applicationURI
      let need = try #require(try await database.all(NeedField.self).first?.text(.code))
      let firm = try #require(try await database.all(EnterpriseField.self).first?.text(.name))
      #expect(try await offered("positional@0", ["rank"], [String(need.prefix(4))], uri).words.contains(need))
      #expect(try await offered("positional@1", ["explain"], [need, String(firm.prefix(3))], uri).words.contains(firm))
      #expect(
        try await offered("positional@0", ["enterprise", "show"], [String(firm.prefix(2))], uri).words.contains(firm))
      #expect(Set(try await offered("--profile", ["rank"], ["--profile", ""], uri).words) == ["outreach", "review"])
      let stages = try await offered("positional@0", ["opportunity", "show"], ["ZT-"], uri).words
      #expect(!stages.isEmpty && stages.allSatisfy { $0.hasPrefix("ZT-") })
    }
  }

  @Test func `without a database that answers nothing is offered and nothing is said`() async throws {
    let away = "postgresql://yinfeng@127.0.0.1:1/yinfeng"
    let (status, words) = try await offered("positional@0", ["enterprise", "show"], ["甲"], away)
    #expect(status == 0 && words.isEmpty, "\(words)")
  }

  @Test func `fields and their choices are offered as they are typed`() {
    #expect(Completions.assignments(EnterpriseField.self, "expansion_").contains("expansion_intent="))
    #expect(Completions.assignments(EnterpriseField.self, "扩产").contains("扩产意向="))
    #expect(Completions.assignments(EnterpriseField.self, "扩产意向=书").contains("扩产意向=书面意向"))
    #expect(Completions.assignments(EnterpriseField.self, "name=") == [])
    #expect(!Completions.assignments(OpportunityField.self, "").contains("stage="))
  }
}
