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

  private static func end(_ database: TestDatabase, _ project: String, _ person: String, on day: String) async throws {
    _ = try await database.desk.team.end(
      project, person, on: CalendarDate(day), today: today, invocation: TestDatabase.invocation)
  }

  @Test func `no day from today on is left without its chief by deleting or taking back`() async throws {
    try await TestDatabase.with { database in
      let (project, desk) = ("ZT-2026-003", database.desk)
      let first = try await TeamTests.add(database, project, "示例专员庚", TeamTests.chief)
      let member = try await TeamTests.add(database, project, "示例成员庚", "成员")
      // Without its chief the team would be there still.
      #expect(
        await TeamTests.refusal {
          _ = try await desk.undo(first.change, invocation: TestDatabase.invocation)
        } == "chief_needed")
      let ended = try await TeamTests.add(
        database, project, "示例专员辛", TeamTests.chief, since: "2026-12-01", replaces: true)
      #expect(
        await TeamTests.refusal {
          _ = try await desk.records(TeamMemberField.self).delete("#\(first.id)", invocation: TestDatabase.invocation)
        } == "chief_needed")
      // The whole replacement is taken back, and back again.
      let back = try await desk.undo(ended.change, invocation: TestDatabase.invocation)
      #expect(try await TeamTests.live(database, project, on: TeamTests.day("2026-12-02")).first == "首席服务员 示例专员庚")
      _ = try await desk.undo(try #require(back.change?.id), invocation: TestDatabase.invocation)
      // One who left and was followed does not come back beside who followed.
      try await TeamTests.end(database, project, "示例成员庚", on: "2026-12-10")
      try await TeamTests.end(database, project, "示例专员辛", on: "2026-12-10")
      let change = try #require(
        try await database.all(TeamMemberField.self).first { $0.text(.person) == "示例专员辛" }?.change)
      try await TeamTests.add(database, project, "示例专员壬", TeamTests.chief, since: "2026-12-11")
      #expect(
        await TeamTests.refusal { _ = try await desk.undo(change, invocation: TestDatabase.invocation) }
          == "chief_exists")
      // A team goes as a whole, its chiefs last.
      let keeper = desk.records(TeamMemberField.self)
      let chiefs = try await desk.team.list(project, today: TeamTests.today, organisation: 1).filter(\.isChief)
      for id in [member.id] + chiefs.map(\.id) {
        _ = try await keeper.delete("#\(id)", invocation: TestDatabase.invocation)
      }
      #expect(try await desk.team.list(project, today: TeamTests.today, organisation: 1) == [])
      let gone = try await desk.registry.history(of: TeamMemberField.self, id: member.id, organisation: 1)
      #expect(gone.first?.ended != nil)
      #expect(
        await TeamTests.refusal {
          _ = try await keeper.restore(member.id, invocation: TestDatabase.invocation)
        } == "chief_needed")
    }
  }

  @Test func `whoever takes over has the role once`() async throws {
    try await TestDatabase.with { database in
      let project = "ZT-2026-003"
      try await TeamTests.add(database, project, "示例专员庚", TeamTests.chief, since: "2026-11-02")
      for (person, since) in [("示例成员庚", "2026-11-03"), ("示例成员辛", "2026-11-04")] {
        try await TeamTests.add(database, project, person, "成员", since: since)
      }
      let handed = try await database.desk.handOver(
        .all(of: "示例成员庚"), to: "示例成员辛", today: TeamTests.today, invocation: TestDatabase.invocation)
      #expect(handed.teamMembers.count == 1)
      #expect(try await TeamTests.live(database, project) == ["首席服务员 示例专员庚", "成员 示例成员辛"])
      // Where they come later only, the days until then are filled.
      try await TeamTests.add(database, project, "示例成员壬", "成员", since: "2026-12-10")
      _ = try await database.desk.handOver(
        .all(of: "示例成员辛"), to: "示例成员壬", today: TeamTests.today, invocation: TestDatabase.invocation)
      for day in ["2026-12-09", "2026-12-10"] {
        #expect(
          try await TeamTests.live(database, project, on: TeamTests.day(day)) == ["首席服务员 示例专员庚", "成员 示例成员壬"])
      }
    }
  }

  @Test func `whoever replaces replaces one, after their first day, and the receipt names them`() async throws {
    try await TestDatabase.with { database in
      let project = "ZT-2026-003"
      let chief = try await TeamTests.add(database, project, "示例专员庚", TeamTests.chief, since: "2026-11-10")
      for person in ["示例成员庚", "示例成员辛"] { try await TeamTests.add(database, project, person, "成员") }
      #expect(
        await TeamTests.refusal {
          try await TeamTests.add(database, project, "示例成员壬", "成员", since: "2026-12-01", replaces: true)
        } == "holder_ambiguous")
      #expect(
        await TeamTests.refusal {
          try await TeamTests.add(
            database, project, "示例专员辛", TeamTests.chief, since: "2026-11-10", replaces: true)
        } == "before_holder")
      #expect(
        await TeamTests.refusal {
          try await TeamTests.add(
            database, project, "示例专员辛", TeamTests.chief, since: "2026-11-02", replaces: true)
        } == "chief_exists")
      #expect(try await database.record(TeamMemberField.self, chief.id) != nil)
      let receipt = try await database.desk.team.add(
        project, .init(person: "示例专员辛", role: TeamTests.chief, since: TeamTests.today, replaces: true),
        today: TeamTests.today, invocation: TestDatabase.invocation)
      #expect(receipt.ended?.id == chief.id && receipt.ended?.until == TeamTests.today.adding(days: -1))
      #expect(receipt.ended?.change == receipt.change)
    }
  }

  @Test func `day and digest ask the same one about a project`() async throws {
    try await TestDatabase.with { database in
      try await TeamTests.add(database, "ZT-2026-004", "示例专员癸", TeamTests.chief)
      for (owner, isAsked) in [("示例专员癸", true), ("示例专员乙", false)] {
        let day = try await database.desk.showToday(owner: owner, today: TeamTests.today, organisation: 1)
        let letters = try await database.desk.digest(reader: owner, today: TeamTests.today, organisation: 1)
        #expect(day.noNextStep.items.contains { $0.code == "ZT-2026-004" } == isAsked)
        #expect(letters.contains { $0.text.contains("没有下一步:ZT-2026-004") } == isAsked)
      }
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
