import App
import Domain
import Postgres
import Service
import TestSupport
import Testing

/// By whom work goes: accounts where people have one, names where they have none.
@Suite(.timeLimit(.minutes(15))) struct AccountsOfWorkTests {
  private static let today = TestDatabase.today
  private static let invocation = TestDatabase.invocation

  private static func addAccount(
    _ database: TestDatabase, _ login: String, _ name: String, _ role: Role = .branchOfficer
  ) async throws {
    _ = try await database.desk.keepAccounts.add(
      login: login, name: name, role: role, parks: [], password: Partners.password, invocation)
  }

  private static func followUp(
    _ database: TestDatabase, _ title: String, owner: String, _ desk: Desk? = nil
  ) async throws -> Stored<FollowUpField> {
    let desk = desk ?? database.desk
    return try await desk.records(FollowUpField.self).add(
      ["title": .text(title), "owner": .text(owner), "due_on": .text("2026-11-24")], evidence: EvidenceInput(),
      today: today, invocation: desk.invocation()
    ).stored
  }

  private static func own(_ database: TestDatabase, _ words: String) async throws -> [String] {
    let view = try await database.desk.showToday(owner: words, today: today, organisation: 1)
    return (view.overdue.items + view.dueToday.items + view.dueSoon.items).map(\.title)
  }

  @Test func `a name of one account and its log-in are the same person, whatever the account is called later`()
    async throws
  {
    try await TestDatabase.with(.partners) { database in
      try await AccountsOfWorkTests.addAccount(database, "li.ming", "李试样")
      let byName = try await AccountsOfWorkTests.followUp(database, "甲事", owner: "李试样")
      let byLogin = try await AccountsOfWorkTests.followUp(database, "乙事", owner: "Li.Ming")
      for stored in [byName, byLogin] {
        #expect(stored.text(.owner) == "李试样" && stored.text(.ownerLogin) == "li.ming")
      }
      let nameless = try await AccountsOfWorkTests.followUp(database, "丙事", owner: "示例外聘人员")
      #expect(nameless.text(.owner) == "示例外聘人员" && nameless[.ownerLogin] == nil)
      try await database.withOwner { owner in
        try await owner.executeScript("update account set name = '李改名' where login = 'li.ming'")
      }
      #expect(try await AccountsOfWorkTests.own(database, "li.ming") == ["甲事", "乙事"])
      #expect(try await AccountsOfWorkTests.own(database, "李改名") == ["甲事", "乙事"])
      #expect(try await AccountsOfWorkTests.own(database, "李试样") == [])
      let letters = try await database.desk.digest(reader: "li.ming", today: AccountsOfWorkTests.today, organisation: 1)
      #expect(letters.map(\.to) == ["李改名"] && letters.map(\.login) == ["li.ming"])
    }
  }

  @Test func `of two of one name nobody is guessed`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await AccountsOfWorkTests.addAccount(database, "wang.yi", "王试样")
      let before = try await AccountsOfWorkTests.followUp(database, "先前的事", owner: "王试样")
      try await AccountsOfWorkTests.addAccount(database, "wang.er", "王试样")
      let asked = await #expect(throws: ServiceError.self) {
        _ = try await AccountsOfWorkTests.followUp(database, "新的事", owner: "王试样")
      }
      #expect(asked?.fields.map(\.code) == ["account_ambiguous"])
      #expect(asked?.candidates.map(\.code) == ["wang.er", "wang.yi"])
      _ = try await AccountsOfWorkTests.followUp(database, "二的事", owner: "wang.er")
      #expect(try await AccountsOfWorkTests.own(database, "wang.yi") == ["先前的事"])
      #expect(try await AccountsOfWorkTests.own(database, "wang.er") == ["二的事"])
      let query = await #expect(throws: ServiceError.self) {
        _ = try await AccountsOfWorkTests.own(database, "王试样")
      }
      #expect(
        query?.code == "invalid_query" && query?.candidates.map(\.code) == ["wang.er", "wang.yi", "姓名\u{FF1A}王试样"])
      // Another fact of what stands is changed without asking whose it is.
      let edited = try await database.desk.records(FollowUpField.self).edit(
        "#\(before.id)", ["note": .text("补记")], evidence: EvidenceInput(), today: AccountsOfWorkTests.today,
        invocation: AccountsOfWorkTests.invocation)
      #expect(edited.stored.text(.ownerLogin) == "wang.yi")
      // Whoever acts is known, however many share the name.
      let desk = try await database.desk(of: "wang.er")
      let order = try await desk.giveOrder(
        ["title": .text("自交的事"), "owner": .text("wang.yi"), "due_on": .text("2026-11-25")],
        today: AccountsOfWorkTests.today, invocation: desk.invocation()
      ).stored
      #expect(order.text(.assignedByLogin) == "wang.er" && order.text(.ownerLogin) == "wang.yi")
      let handed = try await database.desk.handOver(
        .all(of: "wang.yi"), to: "wang.er", today: AccountsOfWorkTests.today,
        invocation: AccountsOfWorkTests.invocation)
      #expect(Set(handed.followUps) == [before.id, order.id])
      #expect(try await database.record(FollowUpField.self, before.id)?.text(.ownerLogin) == "wang.er")
    }
  }

  @Test func `work kept by a name alone is found whatever becomes of the accounts of the name`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = database.desk
      let task = try await AccountsOfWorkTests.followUp(database, "早先的事", owner: "孙试样")
      let order = try await desk.giveOrder(
        ["title": .text("早先的交办"), "owner": .text("孙试样"), "due_on": .text("2026-12-04")],
        today: AccountsOfWorkTests.today, invocation: AccountsOfWorkTests.invocation
      ).stored
      func orders(_ words: String) async throws -> [Int64] {
        try await desk.listOrders(.init(owner: words), today: AccountsOfWorkTests.today, organisation: 1).items.map(
          \.id)
      }
      try await AccountsOfWorkTests.addAccount(database, "sun.yi", "孙试样")
      _ = try await desk.keepAccounts.setDisabled("sun.yi", true, AccountsOfWorkTests.invocation)
      for words in ["孙试样", "sun.yi", "姓名:孙试样"] {
        #expect(try await AccountsOfWorkTests.own(database, words) == ["早先的事"], "\(words)")
        #expect(try await orders(words) == [order.id], "\(words)")
      }
      let left = try await desk.leftBehind("sun.yi", today: AccountsOfWorkTests.today, organisation: 1)
      #expect(left?.followUps == 2)
      // Of two who are let in, the name alone stays what it is.
      _ = try await desk.keepAccounts.setDisabled("sun.yi", false, AccountsOfWorkTests.invocation)
      try await AccountsOfWorkTests.addAccount(database, "sun.er", "孙试样")
      let asked = await #expect(throws: ServiceError.self) { _ = try await orders("孙试样") }
      let alone = try #require(asked?.candidates.last?.code)
      #expect(try await orders("sun.yi") == [])
      #expect(try await orders(alone) == [order.id])
      #expect(try await AccountsOfWorkTests.own(database, alone) == ["早先的事"])
      let handed = try await desk.handOver(
        .all(of: alone), to: "sun.er", today: AccountsOfWorkTests.today, invocation: AccountsOfWorkTests.invocation)
      #expect(Set(handed.followUps) == [task.id, order.id])
      #expect(try await orders("sun.er") == [order.id])
    }
  }

  @Test func `one more host leaves those who stood as they are`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await AccountsOfWorkTests.addAccount(database, "zhou.yi", "周试样")
      let visit = try #require(try await database.all(VisitField.self).first { $0.text(.code) == "KC-2026-002" })
      func edit(_ hosts: [String]) async throws -> Stored<VisitField> {
        try await database.desk.records(VisitField.self).edit(
          "#\(visit.id)", ["hosts": .list(hosts)], evidence: EvidenceInput(takes: true),
          today: AccountsOfWorkTests.today, invocation: AccountsOfWorkTests.invocation
        ).stored
      }
      _ = try await edit(["zhou.yi", "示例外聘人员"])
      try await AccountsOfWorkTests.addAccount(database, "zhou.er", "周试样")
      let more = try await edit(["周试样", "示例外聘人员", "示例外聘人员二"])
      #expect(more.texts(.hostLogins) == ["zhou.yi"])
      #expect(more.texts(.hosts) == ["周试样", "示例外聘人员", "示例外聘人员二"])
      let fewer = try await edit(["示例外聘人员"])
      #expect(fewer[.hostLogins] == nil)
      let asked = await #expect(throws: ServiceError.self) { _ = try await edit(["示例外聘人员", "周试样"]) }
      #expect(asked?.fields.map(\.code) == ["account_ambiguous"])
    }
  }

  @Test func `the open work of a disabled account is listed, sounds at its leader and is handed over`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = database.desk
      try await AccountsOfWorkTests.addAccount(database, "zhao.yi", "赵试样")
      let project = try #require(
        try await database.all(OpportunityField.self).first { $0.text(.code) == "ZT-2026-001" })
      _ = try await desk.records(OpportunityField.self).edit(
        "#\(project.id)", ["officer": .text("zhao.yi"), "leader": .text(Partners.leader)],
        evidence: EvidenceInput(takes: true), today: AccountsOfWorkTests.today,
        invocation: AccountsOfWorkTests.invocation)
      let task = try await desk.records(FollowUpField.self).add(
        [
          "title": .text("待交接的事"), "owner": .text("赵试样"), "due_on": .text("2026-11-24"),
          "opportunity_id": .text("#\(project.id)"),
        ], evidence: EvidenceInput(), today: AccountsOfWorkTests.today, invocation: AccountsOfWorkTests.invocation
      ).stored
      func left() async throws -> [LeftBehindLine] {
        try await desk.showToday(today: AccountsOfWorkTests.today, organisation: 1).leftBehind.items
      }
      #expect(try await left() == [])
      _ = try await desk.keepAccounts.setDisabled("zhao.yi", true, AccountsOfWorkTests.invocation)
      #expect(try await left().map(\.text) == ["赵试样(zhao.yi):在谈项目 1 个、跟进与交办 1 项"])
      #expect(try await AccountsOfWorkTests.own(database, "zhao.yi") == ["待交接的事"])
      let letters = try await desk.digest(today: AccountsOfWorkTests.today, organisation: 1)
      #expect(!letters.contains { $0.login == "zhao.yi" })
      #expect(letters.contains { $0.role == "left_behind" && $0.text.contains("zhao.yi") })
      let leader = try #require(letters.first { $0.login == Partners.leader && $0.role == "leader" })
      #expect(leader.text.contains("待交接的事"))
      let refused = await #expect(throws: ServiceError.self) {
        _ = try await AccountsOfWorkTests.followUp(database, "又一件", owner: "zhao.yi")
      }
      #expect(refused?.fields.map(\.code) == ["account_disabled"])
      let handed = try await desk.handOver(
        .all(of: "zhao.yi"), to: Partners.branchOfficer, today: AccountsOfWorkTests.today,
        invocation: AccountsOfWorkTests.invocation)
      #expect(handed.followUps == [task.id] && handed.projects.map(\.code) == ["ZT-2026-001"])
      #expect(try await left() == [])
      let after = try #require(try await database.record(OpportunityField.self, project.id))
      #expect(after.text(.officerLogin) == Partners.branchOfficer)
    }
  }

  @Test func `a part in a team is handed over from the day on`() async throws {
    try await TestDatabase.with(.partners) { database in
      let handed = try await database.desk.handOver(
        .project("ZT-2026-001"), to: Partners.branchOfficer, today: AccountsOfWorkTests.today,
        invocation: AccountsOfWorkTests.invocation)
      #expect(handed.teamMembers.count == 1)
      let team = try await database.desk.team.list("ZT-2026-001", today: AccountsOfWorkTests.today, organisation: 1)
      let chiefs = team.filter(\.isChief)
      #expect(chiefs.map(\.isLive) == [true, false] && chiefs[0].login == Partners.branchOfficer)
      #expect(chiefs[1].person == "示例专员甲" && chiefs[1].until == AccountsOfWorkTests.today.adding(days: -1))
    }
  }

  @Test func `a firm is told of nobody by account`() async throws {
    try await TestDatabase.with(.partners) { database in
      let firm = try await database.desk(of: Partners.firm)
      // Two officials share this name.
      let name = try await database.account(Partners.secondPark).name
      let view = try await firm.showToday(owner: name, today: AccountsOfWorkTests.today, organisation: 1)
      #expect(view.owner == name && view.ownerLogin == nil && view.overdue.total == 0)
      let officer = try await database.desk(of: Partners.branchOfficer)
      let asked = await #expect(throws: ServiceError.self) {
        _ = try await officer.showToday(owner: name, today: AccountsOfWorkTests.today, organisation: 1)
      }
      #expect(asked?.candidates.count == 3)
    }
  }

  @Test func `a visit is whoever's hosts it by account, and names alone stay names`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await AccountsOfWorkTests.addAccount(database, "qian.yi", "钱试样")
      let visit = try #require(try await database.all(VisitField.self).first { $0.text(.code) == "KC-2026-002" })
      let edited = try await database.desk.records(VisitField.self).edit(
        "#\(visit.id)", ["hosts": .list(["qian.yi", "示例外聘人员"])], evidence: EvidenceInput(takes: true),
        today: AccountsOfWorkTests.today, invocation: AccountsOfWorkTests.invocation
      ).stored
      #expect(edited.texts(.hosts) == ["钱试样", "示例外聘人员"] && edited.texts(.hostLogins) == ["qian.yi"])
      let after = try #require(CalendarDate("2026-12-07"))
      for words in ["qian.yi", "钱试样", "示例外聘人员"] {
        #expect(
          try await database.desk.overdueVisits(today: after, owner: words, organisation: 1).count == 1, "\(words)")
      }
      #expect(
        try await database.desk.overdueVisits(today: after, owner: Partners.leader, organisation: 1).isEmpty)
    }
  }
}
