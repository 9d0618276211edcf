import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite struct MinutesTests {
  private typealias F = VisitFixtures
  private static let after = CalendarDate("2026-12-05")!

  private static func record(
    _ minutes: MinutesInput, _ database: TestDatabase, visit: String = "KC-2026-002", ifMatch: Int64? = nil,
    isDryRun: Bool = false
  ) async throws -> MinutesReceipt {
    try await database.desk.recordMinutes(
      visit, minutes, ifMatch: ifMatch, today: after, isDryRun: isDryRun, invocation: F.by)
  }

  private static func firm(_ name: String, _ database: TestDatabase) async throws -> Stored<EnterpriseField> {
    try await database.desk.records(EnterpriseField.self).show(name, invocation: F.by).stored
  }

  private static let whole = MinutesInput(
    topics: "厂房与用工", consensus: "选址池河1号厂房", differences: "电价口径", minutesBy: "示例专员乙",
    answers: [
      .init(enterprise: .text("癸酉示例"), field: "wage_yuan_month", value: .text("5200元")),
      .init(enterprise: .text("庚寅示例"), field: "现址普工月薪", value: .number("4800")),
    ],
    nextSteps: [
      ["title": .text("核实电价口径"), "owner": .text("示例供电窗口"), "due_on": .text("2026-12-08"), "enterprise": .text("癸酉示例")]
    ],
    asks: [
      ["enterprise": .text("癸酉示例"), "ask": .text("能否双回路供电"), "owner": .text("示例供电窗口"), "due_on": .text("2026-12-10")],
      ["enterprise": .text("庚寅示例"), "ask": .text("冷库在哪里"), "answer": .text("古堰片区")],
    ])

  @Test func `minutes close the visit, write facts with the visit as evidence, and make steps and asks, in one change`()
    async throws
  {
    try await TestDatabase.with { database in
      let receipt = try await MinutesTests.record(MinutesTests.whole, database)
      let change = try #require(receipt.change)
      #expect(receipt.visit.record[.state]?.text == "done" && receipt.visit.record[.topics]?.text == "厂房与用工")
      #expect(receipt.visit.record[.minutesBy]?.text == "示例专员乙" && receipt.answers == 2)
      for (name, wage) in [("癸酉示例", 5200), ("庚寅示例", 4800)] {
        let firm = try await MinutesTests.firm(name, database)
        #expect(firm.record[.wage]?.money == Money(yuan: Int64(wage)) && firm.change == change)
        let id = try #require(firm.sources[.wage])
        let source = try #require(try await database.registry.sources([id], organisation: 1)[id])
        #expect(source.kind == .visit && source.title == "KC-2026-002 线束与食品企业联合考察")
        #expect(source.asOf == CalendarDate("2026-12-04") && source.grade == .oral)
      }
      let step = try #require(receipt.followUps.first)
      #expect(step.change == change && step.record[.visit] == .reference(receipt.visit.id))
      #expect(step.record[.opportunity] != nil && step.record[.writtenBy]?.text == F.by.actor)
      #expect(receipt.asks.map { $0.record[.answeredOn]?.date } == [nil, MinutesTests.after])
      let contacts = try await database.all(EngagementField.self).filter { $0.change == change }
      #expect(contacts.map { $0.record[.kind]?.text } == ["visited_county", "visited_county"])
      let view = try await database.desk.recordMinutes.view(receipt, invocation: F.by)
      #expect(view.asks.count == 2)
    }
  }

  @Test func `minutes with anything unknown or unreadable are refused whole, every place named`() async throws {
    try await TestDatabase.with { database in
      let before = try await database.rowCounts()
      var minutes = MinutesTests.whole
      minutes.topics = " "
      minutes.answers += [
        .init(enterprise: .text("癸酉示例"), field: "没有此项", value: .number("1")),
        .init(enterprise: .text("癸酉示例"), field: "headcount", value: .text("不少")),
        .init(enterprise: .text("甲子示例"), field: "headcount", value: .number("10")),
        .init(field: "headcount", value: .number("10")),
        .init(enterprise: .text("癸酉示例"), field: "wage_yuan_month", value: .number("1")),
      ]
      minutes.nextSteps.append(["title": .text("无主"), "due_on": .text("尽快"), "state": .text("done")])
      minutes.asks.append(["enterprise": .text("癸酉示例"), "ask": .text("悬着")])
      let error = await #expect(throws: ServiceError.self) { _ = try await MinutesTests.record(minutes, database) }
      #expect(error?.code == "invalid_record")
      #expect(
        Set(error?.fields.map(\.field) ?? []) == [
          "topics", "answers[2].field", "answers[3].value", "answers[4].enterprise", "answers[5].enterprise",
          "answers[6].field", "next_steps[1].due_on", "next_steps[1].state", "asks[2].owner", "asks[2].due_on",
        ])
      #expect(try await database.rowCounts() == before)
      _ = try await MinutesTests.record(MinutesTests.whole, database, isDryRun: true)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `a next step is under the rule of follow-ups, and its refusal says which one`() async throws {
    try await TestDatabase.with { database in
      let before = try await database.rowCounts()
      var minutes = MinutesTests.whole
      minutes.nextSteps[0]["due_on"] = .text("2026-12-06")
      let error = await #expect(throws: ServiceError.self) { _ = try await MinutesTests.record(minutes, database) }
      #expect(error?.fields.map(\.field) == ["next_steps[0].due_on"])
      #expect(error?.fields.first?.code == "not_a_working_day")
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `minutes are written once, of a visit that has begun`() async throws {
    try await TestDatabase.with { database in
      let early = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.recordMinutes(
          "KC-2026-002", MinutesTests.whole, today: F.today, invocation: F.by)
      }
      #expect(early?.code == "visit_not_begun")
      _ = try await MinutesTests.record(MinutesTests.whole, database)
      let again = await #expect(throws: ServiceError.self) {
        _ = try await MinutesTests.record(MinutesTests.whole, database)
      }
      #expect(again?.code == "visit_state")
    }
  }

  @Test func `taking the minutes back takes back all they wrote`() async throws {
    try await TestDatabase.with { database in
      let receipt = try await MinutesTests.record(MinutesTests.whole, database)
      _ = try await database.desk.undo(try #require(receipt.change), invocation: F.by)
      let visit = try await database.desk.records(VisitField.self).show("KC-2026-002", invocation: F.by)
      #expect(visit.stored.record[.state]?.text == "planned")
      #expect(try await MinutesTests.firm("癸酉示例", database).record[.wage] == nil)
      #expect(try await database.record(FollowUpField.self, receipt.followUps[0].id) == nil)
    }
  }

  @Test func `what a visit changed is read from just before and just after its minutes`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      let early = await #expect(throws: ServiceError.self) {
        _ = try await desk.visitEffects("KC-2026-002", invocation: F.by)
      }
      #expect(early?.code == "visit_not_done")
      let receipt = try await MinutesTests.record(MinutesTests.whole, database)
      // What comes later is not the visit's doing.
      _ = try await desk.records(EnterpriseField.self).edit(
        "癸酉示例", ["headcount": .number("7")], evidence: EvidenceInput(), today: MinutesTests.after, invocation: F.by)
      let view = try await desk.visitEffects("KC-2026-002", invocation: F.by)
      #expect(view.change == receipt.change && view.versionAfter == view.versionBefore + 1)
      #expect(view.facts.map(\.field) == ["wage_yuan_month", "wage_yuan_month"])
      #expect(view.facts.map(\.before) == [nil, nil] && view.facts.map(\.after) == ["5200元", "4800元"])
      #expect(view.firms.count == 2)
      for firm in view.firms {
        #expect(firm.learnt == ["现址普工月薪"])
        #expect(firm.closed.contains("用工适配"), "\(firm.name): \(firm.closed)")
        for standing in firm.needs {
          let before = try #require(standing.before)
          #expect(before.rank != nil && standing.after.rank != nil)
          #expect(before.coverage < standing.after.coverage || before.score != standing.after.score)
          // The move is put down to what the minutes wrote: the wage and the contact.
          #expect(standing.lines.contains { $0.label == "用工适配" }, "\(standing.lines.map(\.words))")
          #expect(standing.facts.contains { $0.field == "wage_yuan_month" && $0.before == nil })
          #expect(standing.facts.contains { $0.entity == "engagement" && $0.field == nil })
        }
      }
      let scene = try await desk.ranking.rank(
        need: "SQ-2026-01", .init(), today: MinutesTests.after, invocation: F.by)
      let now = scene.ranking.matches.first { $0.enterprise.id == view.firms[0].id }
      #expect(now?.score.text == view.firms[0].needs[0].after.score.description)
    }
  }

  @Test func `a plan that is told of for the first time is written with the visit as evidence and counts as learnt`()
    async throws
  {
    try await TestDatabase.with { database in
      let firm = try await MinutesTests.firm("癸酉示例", database)
      let plan: [String: InputValue] = ["enterprise": .text("癸酉示例"), "name": .text("示例二期"), "plant_m2": .text("6000㎡")]
      var minutes = MinutesInput(topics: "二期", plans: [plan.merging(["enterprise": .text("甲子示例")]) { _, new in new }])
      let error = await #expect(throws: ServiceError.self) { _ = try await MinutesTests.record(minutes, database) }
      #expect(error?.fields.map(\.field) == ["plans[0].enterprise"])
      minutes.plans = [plan]
      let receipt = try await MinutesTests.record(minutes, database)
      let made = try #require(receipt.plans.first)
      #expect(made.record[.enterprise] == .reference(firm.id))
      let sources = try await database.registry.sources(Array(made.sources.values), organisation: 1)
      #expect(sources.values.map(\.kind) == [.visit])
      let view = try await database.desk.visitEffects("KC-2026-002", invocation: F.by)
      #expect(view.firms.first?.learnt == ["拟投项目名称", "厂房需求"])
    }
  }

  @Test func `a visit that is over stays on the list until its minutes are written`() async throws {
    try await TestDatabase.with { database in
      let overdue = database.desk.overdueVisits
      #expect(try await overdue(today: CalendarDate("2026-12-04")!, organisation: 1).isEmpty)
      let found = try await overdue(today: CalendarDate("2026-12-14")!, organisation: 1)
      #expect(found.map(\.code) == ["KC-2026-002"] && found.first?.days == 10)
      #expect(try await overdue(today: CalendarDate("2027-12-14")!, owner: "示例专员乙", organisation: 1).count == 1)
      #expect(try await overdue(today: CalendarDate("2026-12-14")!, owner: "某人", organisation: 1).isEmpty)
      let later = PostponeVisit.Request(startsOn: CalendarDate("2026-12-10")!, reason: "大雪封路")
      let put = try await database.desk.postponeVisit(
        "KC-2026-002", later, today: F.today, isDryRun: false, invocation: F.by)
      #expect(try await overdue(today: CalendarDate("2026-12-11")!, organisation: 1).isEmpty)
      #expect(try await overdue(today: CalendarDate("2026-12-14")!, organisation: 1).first?.days == 3)
      _ = try await database.desk.undo(try #require(put.change), invocation: F.by)
      _ = try await MinutesTests.record(MinutesTests.whole, database)
      #expect(try await overdue(today: CalendarDate("2026-12-14")!, organisation: 1).isEmpty)
    }
  }
}
