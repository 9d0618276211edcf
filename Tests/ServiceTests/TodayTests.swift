import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct TodayTests {
  private static func view(
    _ database: TestDatabase, owner: String? = nil, on day: CalendarDate = TestDatabase.today
  ) async throws -> TodayView {
    try await database.desk.showToday(owner: owner, today: day, organisation: 1)
  }

  @Test func `the sample's day has every kind of matter on it`() async throws {
    try await TestDatabase.with { database in
      let view = try await TodayTests.view(database)
      #expect(view.overdue.items.map(\.title) == ["核对用工名册", "研判魔芋项目", "答复电价执行口径"])
      #expect(view.waiting.items.map(\.title) == ["取得用地批复后报备", "取得排放总量认定"])
      #expect(view.noNextStep.items.map(\.code) == ["ZT-2026-004", "ZT-2026-007", "ZT-2026-008"])
      #expect(view.latePromises.items.map(\.content) == ["新增本地用工80人"])
      #expect(view.openVisits.total == 0)
      let silent = Dictionary(uniqueKeysWithValues: view.silent.items.map { ($0.code, $0.silence) })
      #expect(silent["ZT-2026-004"] == "黄色预警")
      #expect(silent["ZT-2026-008"] == nil, "a lawful pause does not count")
    }
  }

  @Test func `a visit that nobody closed stays on the list`() async throws {
    try await TestDatabase.with { database in
      let after = try #require(CalendarDate("2026-12-07"))
      #expect(try await TodayTests.view(database, on: after).openVisits.items.map(\.code) == ["KC-2026-002"])
    }
  }

  @Test func `an owner sees what is theirs, and every list is cut with its total`() async throws {
    try await TestDatabase.with { database in
      let view = try await TodayTests.view(database, owner: "示例专员丙")
      #expect(view.overdue.items.map(\.owner) == ["示例专员丙"])
      #expect(view.waiting.total == 0)
      let cut = try await database.desk.showToday(limit: 1, today: TestDatabase.today, organisation: 1)
      #expect(cut.overdue.items.count == 1 && cut.overdue.total == 3)
      await #expect(throws: ServiceError.self) {
        try await database.desk.showToday(limit: 0, today: TestDatabase.today, organisation: 1)
      }
    }
  }

  @Test func `the longer a follow-up is overdue the more people are told`() async throws {
    try await TestDatabase.with { database in
      let letters = try await database.desk.digest(today: TestDatabase.today, organisation: 1)
      let owner = try #require(letters.first { $0.to == "示例专员乙" && $0.role == "owner" })
      #expect(owner.text.contains("取得用地批复后报备") && owner.text.contains("没有下一步:ZT-2026-004"))
      let leader = try #require(letters.first { $0.to == "示例县领导乙" && $0.role == "leader" })
      #expect(leader.text.contains("取得用地批复后报备") && leader.text.contains("逾期7个工作日"))
      #expect(letters.filter { $0.role == "red_list" }.count == 1)
      #expect(!letters.contains { $0.text.contains("答复引荐校友") }, "a closed follow-up sounds no more")
      let one = try await database.desk.digest(
        reader: "示例县领导乙", today: TestDatabase.today, organisation: 1)
      #expect(one == [leader])
    }
  }
}
