import App
import Domain
import TestSupport
import Testing

@testable import Service

@Suite(.timeLimit(.minutes(15))) struct TeamTests {
  private static let today = TestDatabase.today
  private static let chief = "首席服务员"

  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  @discardableResult
  private static func add(
    _ database: TestDatabase, _ project: String, _ person: String, _ role: String, since: String? = nil,
    replaces: Bool = false
  ) async throws -> TeamLine {
    try await database.desk.team.add(
      project, .init(person: person, role: role, since: since.flatMap { CalendarDate($0) }, replaces: replaces),
      today: today, invocation: TestDatabase.invocation
    ).member
  }

  private static func refusal(_ work: () async throws -> Void) async -> String? {
    await #expect(throws: ServiceError.self) { try await work() }?.code
  }

  private static func live(_ database: TestDatabase, _ project: String, on day: CalendarDate = today) async throws
    -> [String]
  {
    try await database.desk.team.list(project, today: day, organisation: 1).filter(\.isLive).map(\.text)
  }

  @Test func `a team has exactly one chief on each of its days`() async throws {
    try await TestDatabase.with { database in
      let project = "ZT-2026-003"
      #expect(
        await TeamTests.refusal { try await TeamTests.add(database, project, "示例成员庚", "成员") } == "chief_needed")
      try await TeamTests.add(database, project, "示例专员庚", "首席服务专员")
      try await TeamTests.add(database, project, "示例成员庚", "专班成员")
      #expect(
        await TeamTests.refusal { try await TeamTests.add(database, project, "示例专员辛", TeamTests.chief) }
          == "chief_exists")
      #expect(
        await TeamTests.refusal {
          _ = try await database.desk.team.end(
            project, "示例专员庚", today: TeamTests.today, invocation: TestDatabase.invocation)
        } == "chief_needed")
      #expect(
        await TeamTests.refusal { try await TeamTests.add(database, project, "示例成员庚", "成员") } == "member_exists")
      try await TeamTests.add(database, project, "示例专员辛", TeamTests.chief, since: "2026-12-01", replaces: true)
      let november = try await TeamTests.live(database, project)
      let december = try await TeamTests.live(database, project, on: TeamTests.day("2026-12-01"))
      #expect(november == ["首席服务员 示例专员庚", "成员 示例成员庚"])
      #expect(december == ["首席服务员 示例专员辛", "成员 示例成员庚"])
      // A team is given up with its chief last.
      let last = TeamTests.day("2026-12-31")
      for person in ["示例成员庚", "示例专员辛"] {
        _ = try await database.desk.team.end(
          project, person, on: last, today: TeamTests.today, invocation: TestDatabase.invocation)
      }
      #expect(try await TeamTests.live(database, project, on: TeamTests.day("2027-01-01")) == [])
    }
  }

  @Test func `the general ways of records keep the same rule`() async throws {
    try await TestDatabase.with { database in
      let keeper = database.desk.records(TeamMemberField.self)
      let member = try #require(
        try await database.all(TeamMemberField.self).first { $0.text(.role) == TeamTests.chief })
      #expect(
        await TeamTests.refusal {
          _ = try await keeper.delete("#\(member.id)", invocation: TestDatabase.invocation)
        } == "chief_needed")
      #expect(
        await TeamTests.refusal {
          _ = try await keeper.edit(
            "#\(member.id)", ["role": .text("成员")], evidence: EvidenceInput(), today: TeamTests.today,
            invocation: TestDatabase.invocation)
        } == "chief_needed")
      let odd = await #expect(throws: ServiceError.self) {
        _ = try await keeper.edit(
          "#\(member.id)", ["role": .text("顾问")], evidence: EvidenceInput(), today: TeamTests.today,
          invocation: TestDatabase.invocation)
      }
      #expect(odd?.fields.map(\.code) == ["unknown_team_role"])
    }
  }

  @Test func `of two chiefs named at once one stands`() async throws {
    try await TestDatabase.with { database in
      let answers = await withTaskGroup(of: Bool.self) { group in
        for name in ["示例专员庚", "示例专员辛", "示例专员壬"] {
          group.addTask {
            do {
              try await TeamTests.add(database, "ZT-2026-005", name, TeamTests.chief)
              return true
            } catch { return false }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let live = try await TeamTests.live(database, "ZT-2026-005")
      #expect(answers.filter(\.self).count == 1 && live.count == 1)
    }
  }

  @Test func `the chief is asked where nobody else answers`() async throws {
    try await TestDatabase.with { database in
      try await TeamTests.add(database, "ZT-2026-004", "示例专员癸", TeamTests.chief)
      let letters = try await database.desk.digest(today: TeamTests.today, organisation: 1)
      let asked = letters.filter { $0.text.contains("没有下一步:ZT-2026-004") }
      #expect(asked.map(\.to) == ["示例专员癸"])
      let story = try await database.desk.tellProject("ZT-2026-004", today: TeamTests.today, organisation: 1)
      #expect(story.team.map(\.text) == ["首席服务员 示例专员癸"])
    }
  }

  @Test func `the team stands on the sheet of a review session`() async throws {
    try await TestDatabase.with { database in
      let sessions = try await database.all(ReviewSessionField.self).compactMap { $0.text(.code) }
      var seen = false
      for code in sessions {
        let sheets = try await database.desk.drawReviewSheets(code, today: TeamTests.today, organisation: 1)
        for sheet in sheets.projects where sheet.opportunity.code == "ZT-2026-001" {
          seen = true
          #expect(sheet.team.map(\.role) == ["组长", "首席服务员", "部门联络员"])
          #expect("\(sheets.printed.papers)".contains("首席服务员 示例专员甲"))
        }
      }
      #expect(seen)
    }
  }
}
