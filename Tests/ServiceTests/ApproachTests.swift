import App
import Domain
import Scoring
import Sheets
import TestSupport
import Testing

@testable import Service

/// Nobody is offered who left, has not begun, or wishes not to be approached.
@Suite(.timeLimit(.minutes(15))) struct ApproachTests {
  private static func plan(_ database: TestDatabase) async throws -> OutreachView {
    try await database.desk.planOutreach(
      owner: nil, weeks: 5, today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  private static let refusal: [String: InputValue] = [
    "do_not_approach": .flag(true), "do_not_approach_reason": .text("本人来电要求不再联系"),
  ]

  @Test func `who wishes not to be approached is called, introduced and invited by nobody`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let item = try #require(try await ApproachTests.plan(database).items.first { $0.person != nil })
      let person = try #require(item.person)
      try await steps.edit(PersonField.self, "#\(person.id)", ApproachTests.refusal)
      let stored = try #require(try await database.record(PersonField.self, person.id))
      #expect(stored.record[.doNotApproachSince] == .date(TestDatabase.today), "from the day it is written")
      let view = try await ApproachTests.plan(database)
      #expect(!view.items.contains { $0.person?.id == person.id || $0.introducer?.id == person.id })
      let shown = view.items.first { $0.enterprise.id == item.enterprise.id }?.notOffered
      #expect(shown == nil || shown?.contains { $0.id == person.id && $0.detail == "本人要求不再联系" } == true)

      // Follow-ups, contacts and visits that name the person say so.
      let firm = InputValue.number("\(item.enterprise.id)")
      let call = try await steps.add(
        FollowUpField.self,
        [
          "title": .text("联系\(person.name)落实来访"), "owner": .text("甲"), "due_on": .text("2026-11-30"),
          "enterprise_id": firm,
        ])
      #expect(call.warnings.contains { $0.contains(person.name) && $0.contains("不再联系") })
      let other = try await steps.add(
        FollowUpField.self,
        ["title": .text("送图纸"), "owner": .text("甲"), "due_on": .text("2026-11-30"), "enterprise_id": firm])
      #expect(!other.warnings.contains { $0.contains("不再联系") })
      let contact = try await steps.add(
        EngagementField.self,
        [
          "enterprise_id": firm, "person_id": .number("\(person.id)"), "kind": .text("unanswered"),
          "happened_on": .text("2026-11-20"),
        ])
      #expect(contact.warnings.contains { $0.contains("不再联系") })

      let visit = try await steps.add(
        VisitField.self,
        [
          "title": .text("示例来访"), "direction": .text("to_county"), "starts_on": .text("2026-12-03"),
          "host": .text("示例局长"), "contact": .text("示例专员"), "contact_phone": .text("0915-0000003"),
          "meeting_place": .text("示例车站"), "transport": .text("示例专车"),
        ])
      _ = try await steps.add(
        VisitStopField.self,
        [
          "visit_id": .number("\(visit.stored.id)"), "day": .text("2026-12-03"), "from_time": .text("08:00"),
          "to_time": .text("08:30"), "site": .text("示例接待室"),
        ])
      let party = try await steps.add(
        VisitPartyField.self,
        [
          "visit_id": .number("\(visit.stored.id)"), "enterprise_id": firm,
          "attendees": .list(["\(person.name) 董事长", "示例来宾庚"]),
        ])
      #expect(party.warnings.contains { $0.contains(person.name) })
      func paper(_ kind: PrintVisitPaper.Kind) async throws -> String {
        String(
          describing: try await database.desk.visitPapers(
            "#\(visit.stored.id)", kind, today: TestDatabase.today, invocation: TestDatabase.invocation
          ).paper)
      }
      let invitation = try await paper(.invitation)
      #expect(invitation.contains("示例来宾庚") && !invitation.contains(person.name))
      #expect(try await paper(.check).contains("\(person.name) 董事长(本人要求不再联系)"))
    }
  }

  @Test(arguments: [
    ("李明", true), ("李 明", true), ("李明总", true), ("董事长 李明", true), ("李明(总经理)", true), ("李明 甲公司市场部", true),
    ("甲公司 李 明 董事长", true), ("陈总、李明董事长", true), ("李明华", false), ("李 明 华", false), ("李明华 董事长", false), ("小李明", false),
    ("", false),
  ])
  func `a person is told by the whole name, whatever stands beside it`(text: String, isNamed: Bool) {
    let forms = NameForms(titles: ["总", "董事长", "总经理", "经理"])
    #expect(forms.isNamed("李明", in: text) == isNamed)
    #expect(!forms.isNamed("", in: text))
  }

  @Test func `a surname of two characters may stand apart`() {
    #expect(NameForms(titles: ["女士"]).isNamed("欧阳明", in: "甲公司 欧阳 明 市场部"))
    #expect(NameForms(titles: ["女士"]).isNamed("欧阳明", in: "欧阳 明女士"))
  }

  @Test func `who only shares part of a name is invited, and who is left out is said to the printer`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let tie = try #require(try await database.all(TieField.self).first { $0.record[.enterprise] != nil })
      let (firm, person) = (
        try #require(tie.record[.enterprise]?.reference), try #require(tie.record[.person]?.reference)
      )
      try await steps.edit(PersonField.self, "#\(person)", ApproachTests.refusal)
      let name = try #require(try await database.record(PersonField.self, person)?.text(.name))
      let visit = try await VisitFixtures.plan(
        VisitFixtures.plan(
          firm: "#\(firm)", days: ("2026-12-21", "2026-12-21"),
          [VisitFixtures.stop("2026-12-21", "09:00", "10:00")],
          party: ["attendees": .list(["\(name)华 经理", "\(name)总"])]), database)
      try await steps.edit(
        VisitField.self, "#\(visit.id)",
        [
          "host": .text("示例局长"), "contact": .text("示例专员"), "contact_phone": .text("0915-0000003"),
          "meeting_place": .text("示例车站"), "transport": .text("示例专车"),
        ])
      let printed = try await database.desk.visitPapers(
        "#\(visit.id)", .invitation, today: TestDatabase.today, invocation: TestDatabase.invocation)
      let letter = String(describing: printed.paper)
      #expect(letter.contains("\(name)华 经理") && !letter.contains("\(name)总"))
      #expect(printed.notes.count == 1 && printed.notes.allSatisfy { $0.contains("「\(name)」") })
    }
  }

  @Test func `a referrer is no namesake at another firm`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let tie = try #require(try await database.all(TieField.self).first { $0.record[.enterprise] != nil })
      let person = try #require(tie.record[.person]?.reference)
      try await steps.edit(PersonField.self, "#\(person)", ApproachTests.refusal)
      let name = try #require(try await database.record(PersonField.self, person)?.text(.name))
      let refused = try await RefusedPeople(
        database.registry.records(1), on: TestDatabase.today, database.references, organisation: 1)
      let own = try #require(tie.record[.enterprise]?.reference)
      #expect(refused.referrers("\(name)老师", of: own).meant.map(\.id) == [person])
      let elsewhere = refused.referrers(name, of: Int64.max)
      #expect(elsewhere.meant.isEmpty && elsewhere.namesakes.map(\.id) == [person])
      #expect(refused.referrers("\(name)华", of: own).meant.isEmpty)
    }
  }

  @Test func `a wish needs its reason, and its end lifts it`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let person = try #require(try await database.all(PersonField.self).first).id
      func refused(_ values: [String: InputValue]) async -> [String] {
        let error = await #expect(throws: ServiceError.self) {
          try await steps.edit(PersonField.self, "#\(person)", values)
        }
        return error?.fields.map(\.field) ?? []
      }
      #expect(await refused(["do_not_approach": .flag(true)]) == ["do_not_approach_reason"])
      #expect(await refused(["do_not_approach_reason": .text("示例")]) == ["do_not_approach_reason"])
      #expect(
        await refused(
          ApproachTests.refusal.merging([
            "do_not_approach_since": .text("2026-11-01"), "do_not_approach_until": .text("2026-10-01"),
          ]) { $1 }) == ["do_not_approach_until"])
      try await steps.edit(
        PersonField.self, "#\(person)",
        ApproachTests.refusal.merging([
          "do_not_approach_since": .text("2026-01-01"), "do_not_approach_until": .text("2026-10-01"),
        ]) { $1 })
      let record = try #require(try await database.record(PersonField.self, person)).record
      #expect(!record.refuses(on: TestDatabase.today) && record.refuses(on: CalendarDate("2026-05-01")!))
    }
  }

  @Test func `a former director is shown as former, and ranks nothing`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let item = try #require(try await ApproachTests.plan(database).items.first { $0.person != nil })
      let person = try #require(item.person)
      let ties = try await database.all(TieField.self).filter {
        $0.record[.person] == .reference(person.id) && $0.record[.enterprise] == .reference(item.enterprise.id)
      }
      let tie = try #require(ties.first)
      let backwards = await #expect(throws: ServiceError.self) {
        try await steps.edit(
          TieField.self, "#\(tie.id)", ["from_on": .text("2025-01-01"), "until_on": .text("2024-12-31")])
      }
      #expect(backwards?.fields.map(\.field) == ["until_on"])
      try await steps.edit(TieField.self, "#\(tie.id)", ["until_on": .text("2025年6月")])
      let view = try await ApproachTests.plan(database)
      for item in view.items where item.enterprise.id == item.enterprise.id && item.person?.id == person.id {
        #expect(item.enterprise.id != tie.record[.enterprise]?.reference, "the post there is over")
      }
      let explained = try await database.desk.ranking.explain(
        need: "#\(item.need.id)", enterprise: "#\(item.enterprise.id)", profile: "outreach", today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      let text = String(describing: explained)
      #expect(text.contains("前任,至2025年6月30日"))
    }
  }

  @Test func `a region that the firm will not go to is a veto with its source`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      func bands() async throws -> (ranked: Bool, text: String) {
        let explained = try await database.desk.ranking.explain(
          need: "SQ-2026-01", enterprise: "甲子示例", profile: "outreach", today: TestDatabase.today,
          invocation: TestDatabase.invocation)
        let ranking = try await database.desk.ranking.rank(
          need: "SQ-2026-01", .init(top: 200), today: TestDatabase.today, invocation: TestDatabase.invocation)
        return (
          ranking.ranking.matches.contains { $0.enterprise.name.hasPrefix("甲子示例") }, String(describing: explained)
        )
      }
      #expect(try await bands().ranked)
      for region in ["陕西", "610900", "西部", "秦巴"] {
        try await steps.edit(EnterpriseField.self, "甲子示例", ["excluded_regions": .list([region])])
        let now = try await bands()
        #expect(!now.ranked && now.text.contains("不去「\(region)」"), "\(region)")
      }
      for region in ["东北", "紫阳县"] {
        try await steps.edit(EnterpriseField.self, "甲子示例", ["excluded_regions": .list([region])])
        #expect(try await bands().ranked, "\(region)")
      }
    }
  }

  @Test func `a workbook tells who left and who is not to be called, and a weaker word lifts nothing`() async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines(
        "姓名,工作单位,职务,任职起始,离任日期,手机,请勿联系,不再联系原因",
        "示例校友庚,虚构甲有限公司,总经理,2019-03,2024年6月,13000009901,是,本人来电要求",
        "示例校友辛,虚构甲有限公司,董事,2024-01-01,2023-01-01,13000009902,否,")
      #expect(report.change != nil)
      let people = try await database.all(PersonField.self)
      let person = try #require(people.first { $0.text(.name) == "示例校友庚" })
      #expect(person.record[.doNotApproach] == .flag(true))
      #expect(person.text(.doNotApproachReason) == "本人来电要求")
      let ties = try await database.all(TieField.self)
      let tie = try #require(ties.first { $0.record[.person] == .reference(person.id) })
      #expect(tie.record[.from] == .date(CalendarDate("2019-03-01")!))
      #expect(tie.record[.until] == .date(CalendarDate("2024-06-30")!))
      #expect(report.problems.contains { $0.message.contains("任职截止早于任职起始") })
      let other = try #require(ties.first { $0.record[.person] != .reference(person.id) })
      #expect(other.record[.until] == nil && other.record[.from] == nil)

      // Last year's list does not lift the wish.
      let old = try await database.importLines(
        "姓名,工作单位,手机,请勿联系", "示例校友庚,虚构甲有限公司,13000009901,否"
      ) { $0.asOf = TestDatabase.today.adding(days: -300) }
      #expect(!old.differences.isEmpty)
      #expect(old.problems.contains { $0.code == "wish_stands" })
      let still = try #require(try await database.record(PersonField.self, person.id))
      #expect(still.record.refuses(on: TestDatabase.today))
    }
  }

  /// What a later sheet says of a wish that stands without an end, and the field of it that is kept.
  static let takenBack: [(header: String, cell: String, field: PersonField)] = [
    ("请勿联系", "否", .doNotApproach), ("免打扰", "可联系", .doNotApproach), ("不再联系", "同意联系", .doNotApproach),
    ("不再联系截止日", "2026-12-31", .doNotApproachUntil), ("不再联系起始日", "2030-01-01", .doNotApproachSince),
  ]

  @Test(arguments: takenBack)
  func `a sheet neither takes back nor shortens a wish, and says so with the way to do it`(
    said: (header: String, cell: String, field: PersonField)
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines(
        "姓名,工作单位,手机,请勿联系,不再联系原因", "示例校友壬,虚构乙有限公司,13000009903,是,本人来信要求"
      ) { $0.asOf = TestDatabase.today.adding(days: -30) }
      let person = try #require(try await database.all(PersonField.self).first)
      // Even a later and better evidenced sheet is no word of the person's.
      let report = try await database.importLines(
        "姓名,工作单位,手机,\(said.header)", "示例校友壬,虚构乙有限公司,13000009903,\(said.cell)"
      ) {
        $0.asOf = TestDatabase.today
        $0.grade = .documented
        $0.gathersMending = true
      }
      let still = try #require(try await database.record(PersonField.self, person.id))
      #expect(still.record.refusal == person.record.refusal && still.record.refuses(on: TestDatabase.today))
      let problem = try #require(report.problems.first { $0.code == "wish_stands" })
      #expect(problem.row == 2 && problem.column == "D \(said.header)")
      #expect(problem.message.contains("本人来信要求"))
      #expect(problem.hint.contains("yinfeng person edit \(person.id) \(said.field.name)="))
      #expect(report.differences.map(\.field) == [said.field.name])
      #expect(report.mending.first?.rows.map(\.marks) == [[said.header]])
    }
  }

  @Test func `what a sheet tells of a wish that it denies, or whose days run backwards, is said`() async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines(
        "姓名,工作单位,手机,请勿联系,不再联系原因,不再联系起始日,不再联系截止日",
        "示例校友癸,虚构丙有限公司,13000009904,可联系,本人来电,,",
        "示例校友子,虚构丙有限公司,13000009905,是,本人来信,2026-05-01,2026-04-01")
      #expect(report.problems.filter { $0.row == 2 }.map(\.code) == ["wish_contradicted"])
      #expect(report.problems.filter { $0.row == 3 }.map(\.code) == ["wish_ends_before_start"])
      let people = try await database.all(PersonField.self)
      #expect(people.first { $0.text(.name) == "示例校友癸" }?.record[.doNotApproach] == .flag(false))
      #expect(people.first { $0.text(.name) == "示例校友子" }?.record.refuses(on: TestDatabase.today) == true)
    }
  }
}
