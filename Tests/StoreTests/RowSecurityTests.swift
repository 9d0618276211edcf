import Domain
import Postgres
import Scoring
import Secrets
import Service
import TestSupport
import Testing

@testable import Store

/// What row security lets through with the program's own checks off.
@Suite(.timeLimit(.minutes(15))) struct RowSecurityTests {
  @Test func `every table with rows of an organisation stands behind the wall`() async throws {
    try await TestDatabase.with(.schema) { database in
      let open = try await database.withOwner { owner in
        try await owner.query(
          """
          select c.relname::text from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
          """
        ).decode(String.self)
      }
      #expect(open == [])
    }
  }

  private static func tables(_ database: TestDatabase) async throws -> [String] {
    try await database.withOwner { owner in
      try await owner.query(
        """
        select c.relname::text from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and c.relname not in ('account', 'credential', 'audit_event', 'audit_head') order by 1
        """
      ).decode(String.self)
    }
  }

  @Test func `who names no account sees no row of any organisation`() async throws {
    try await TestDatabase.with(.partners) { database in
      let tables = try await RowSecurityTests.tables(database) + ["account", "credential", "audit_event", "audit_head"]
      for table in tables {
        let count = try await database.pool.withConnection { connection in
          try await connection.query("select count(*) from \(identifier: table)").one().decode(Int64.self, at: 0)
        }
        #expect(count == 0, "\(table)")
      }
    }
  }

  @Test func `an account sees no row of another organisation, whichever it names`() async throws {
    try await TestDatabase.with(.partners) { database in
      let stranger = try await database.account(Partners.stranger)
      for table in try await RowSecurityTests.tables(database) {
        let others = try await database.pool.seeing(Sight(organisation: 1, account: stranger.id)) { connection in
          try await connection.query("select count(*) from \(identifier: table) where organisation_id <> 2").one()
            .decode(Int64.self, at: 0)
        }
        #expect(others == 0, "\(table)")
      }
    }
  }

  @Test func `a disabled account sees nothing any more`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.branchOfficer)
      func firms() async throws -> Int64 {
        try await database.pool.seeing(Sight(organisation: 1, account: account.id)) { connection in
          try await connection.query("select count(*) from enterprise").one().decode(Int64.self, at: 0)
        }
      }
      #expect(try await firms() > 0)
      _ = try await database.desk.keepAccounts.setDisabled(account.login, true, TestDatabase.invocation)
      #expect(try await firms() == 0)
    }
  }

  /// The rows of the sample's park and what hangs on them, as the owner of the schema sees them.
  private static func ofThePark(_ database: TestDatabase) async throws -> [Entity: Set<Int64>] {
    try await database.withOwner { owner in
      func read(_ query: SQL) async throws -> Set<Int64> { Set(try await owner.query(query).decode(Int64.self)) }
      var ids: [Entity: Set<Int64>] = [:]
      ids[.park] = try await read("select id from park where code = 'SQJKQ'")
      for entity in [Entity.zone, .need, .building, .ledger, .hold] {
        ids[entity] = try await read("select id from \(identifier: entity.rawValue)")
      }
      ids[.opportunity] = try await read("select id from opportunity where need_id is not null")
      ids[.ruling] = try await read("select id from ruling where need_id is not null")
      let projects = Array(ids[.opportunity] ?? [])
      for entity in [
        Entity.stageMove, .ballTurn, .formality, .promise, .signing, .arrival, .sessionItem, .agreementReview,
        .followUp,
        .progress, .leadClaim, .visitParty, .teamMember,
      ] {
        ids[entity] = try await read(
          "select id from \(identifier: entity.rawValue) where opportunity_id = any(\(projects))")
      }
      ids[.opinion] = try await read("select id from opinion where item_id = any(\(Array(ids[.sessionItem] ?? [])))")
      ids[.visitStop] = try await read("select id from visit_stop where zone_id is not null or need_id is not null")
      let all = Array(ids.values.reduce(into: Set<Int64>()) { $0.formUnion($1) })
      ids[.attachment] = try await read("select id from attachment where record_id = any(\(all))")
      return ids
    }
  }

  /// Edits and deletes rows of the park, so that their history has something to tell.
  private static func change(_ database: TestDatabase) async throws {
    try await database.changed { session in
      for need in try await session.all(NeedField.self) { try await session.edit(need, [.note: .text("改过")]) }
      for project in try await session.all(OpportunityField.self) {
        try await session.edit(project, [.note: .text("改过")])
      }
      let promises = try await session.all(PromiseField.self)
      _ = try await session.delete(PromiseField.self, ids: promises.prefix(2).map(\.id))
    }
  }

  private static func walk<Field: RecordField>(
    _ field: Field.Type, _ foreign: Set<Int64>, _ desk: Desk
  ) async throws {
    let keeper = desk.records(field)
    let invocation = desk.invocation()
    var seen: Set<Int64> = []
    var request = ListRequest(limit: 1000)
    repeat {
      let page = try await keeper.list(request, organisation: 1)
      seen.formUnion(page.items.map(\.stored.id))
      request.after = page.next
    } while request.after != nil
    #expect(seen.isDisjoint(with: foreign), "\(Field.entity)")
    for id in foreign.sorted().prefix(5) {
      let error = await #expect(throws: ServiceError.self, "\(Field.entity) \(id)") {
        _ = try await keeper.show("#\(id)", invocation: invocation)
      }
      #expect(error?.kind == .notFound)
      let states = try? await keeper.history("\(id)", organisation: 1)
      #expect(states?.isEmpty ?? true, "\(Field.entity) \(id)")
    }
  }

  @Test func `an official sees no row of another park in any list, read or history`() async throws {
    try await TestDatabase.with(.partners) { database in
      let before = try await RowSecurityTests.ofThePark(database)
      try await RowSecurityTests.change(database)
      let desk = try await database.desk(of: Partners.secondPark, isChecked: false)
      for entity in Entity.allCases { try await RowSecurityTests.walk(entity.fields, before[entity] ?? [], desk) }
      // Their own are all there.
      let own = try await database.desk(of: Partners.parkOfficial, isChecked: false)
      #expect(try await own.records(NeedField.self).list(ListRequest(), organisation: 1).total == 12)
      #expect(try await own.records(OpportunityField.self).list(ListRequest(), organisation: 1).total > 0)
    }
  }

  @Test func `an official ranks for no need of another park, and is shown none`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = try await database.desk(of: Partners.secondPark, isChecked: false)
      let (invocation, today) = (desk.invocation(), TestDatabase.today)
      let need = try #require(try await database.all(NeedField.self).first)
      let firm = try #require(try await database.all(EnterpriseField.self).first)
      for words in ["#\(need.id)", need.text(.code) ?? ""] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await desk.ranking.rank(need: words, .init(), today: today, invocation: invocation)
        }
        #expect(error?.code == "need_not_found")
      }
      let needs = try await desk.ranking.rank(enterprise: "#\(firm.id)", .init(), today: today, invocation: invocation)
      #expect(needs.ranking.matches.isEmpty)
      #expect(try await desk.planOutreach(today: today, invocation: invocation).items.isEmpty)
      #expect(try await desk.gaps(today: today, organisation: 1).items.isEmpty)
      // What others asked is not theirs to call up.
      let asked = try await database.desk.ranking.rank(
        need: "#\(need.id)", .init(), today: today, invocation: TestDatabase.invocation)
      let run = try #require(asked.run)
      #expect(try await desk.runs.find(run, organisation: 1) == nil)
      #expect(try await desk.runs.list(need: nil, before: nil, limit: 100, organisation: 1).isEmpty)
      let own = try await database.desk(of: Partners.parkOfficial)
      let theirs = try await own.ranking.rank(
        need: "#\(need.id)", .init(), today: today, invocation: own.invocation())
      #expect(theirs.run == asked.run)
    }
  }

  @Test func `no report, day, file or export of another park or organisation is shown`() async throws {
    try await TestDatabase.with(.partners) { database in
      let titles = try await database.all(OpportunityField.self).filter { $0.reference(.need) != nil }
        .compactMap { $0.text(.title) }
      let papers = try await database.all(AttachmentField.self)
      let foreign = try await RowSecurityTests.ofThePark(database)[.attachment] ?? []
      for login in [Partners.secondPark, Partners.stranger] {
        let desk = try await database.desk(of: login, isChecked: false)
        let today = TestDatabase.today
        for kind in MakeReport.Kind.allCases {
          let month = kind == .monthly ? "2026-11" : nil
          let report = try await desk.report(kind, month: month, today: today, organisation: 1)
          for title in titles { #expect(!"\(report)".contains(title), "\(login) \(kind) \(title)") }
        }
        let day = try await desk.showToday(limit: 1000, today: today, organisation: 1)
        for title in titles { #expect(!"\(day)".contains(title), "\(login) \(title)") }
        for paper in papers where foreign.contains(paper.id) || login == Partners.stranger {
          #expect(try await desk.registry.file(paper.text(.digest) ?? "", organisation: 1) == nil)
        }
      }
      let stranger = try await database.desk(of: Partners.stranger, isChecked: false)
      #expect(try await stranger.registry.changes(useCases: [], before: nil, limit: 100, organisation: 1).isEmpty)
      #expect(try await stranger.records(EnterpriseField.self).list(ListRequest(), organisation: 1).total == 0)
      await #expect(throws: ServiceError.self) {
        _ = try await stranger.scenes.scene(organisation: 1)
      }
    }
  }

  @Test func `a leader writes no row, and an official none of another park`() async throws {
    try await TestDatabase.with(.partners) { database in
      let need = try #require(try await database.all(NeedField.self).first)
      let firm = try #require(try await database.all(EnterpriseField.self).first)
      let leader = try await database.desk(of: Partners.leader, isChecked: false)
      let refused = await #expect(throws: ServiceError.self) {
        _ = try await leader.records(EnterpriseField.self).edit(
          "#\(firm.id)", ["note": .text("改")], ifMatch: nil, evidence: EvidenceInput(), today: TestDatabase.today,
          invocation: leader.invocation())
      }
      #expect(refused?.code == "outside_scope")
      let other = try await database.desk(of: Partners.secondPark, isChecked: false)
      let unseen = await #expect(throws: ServiceError.self) {
        _ = try await other.records(NeedField.self).edit(
          "#\(need.id)", ["note": .text("改")], ifMatch: nil, evidence: EvidenceInput(), today: TestDatabase.today,
          invocation: other.invocation())
      }
      #expect(unseen?.kind == .notFound)
      #expect(try await database.record(NeedField.self, need.id)?.change == need.change)
    }
  }

  @Test func `a need that went to another park takes along what hangs on it`() async throws {
    try await TestDatabase.with(.partners) { database in
      let projects = try await database.all(OpportunityField.self)
      let need = try #require(projects.compactMap { $0.reference(.need) }.first)
      let moved = projects.filter { $0.reference(.need) == need }.map(\.id)
      let parks = try await database.all(ParkField.self)
      let second = try #require(parks.first { $0.text(.code) == Partners.parks.second }).id
      let stored = try #require(try await database.record(NeedField.self, need))
      try await database.changed { session in
        try await session.edit(stored, [.park: .reference(second), .zone: nil, .building: nil])
      }
      let before = try await database.desk(of: Partners.parkOfficial, isChecked: false)
      let after = try await database.desk(of: Partners.secondPark, isChecked: false)
      for (desk, sees) in [(before, false), (after, true)] {
        #expect((try await desk.registry.records(1).one(NeedField.self, need) != nil) == sees)
        for id in moved {
          #expect((try await desk.registry.records(1).one(OpportunityField.self, id) != nil) == sees)
          let steps = try await desk.registry.records(1).all(StageMoveField.self, .equals(.opportunity, .reference(id)))
          #expect(steps.isEmpty != sees)
        }
      }
    }
  }

  @Test func `an official keeps a paper beside a project of their park`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = try await database.desk(of: Partners.parkOfficial)
      let project = try #require(
        try await database.all(OpportunityField.self).first { $0.reference(.need) != nil }?.text(.code))
      let receipt = try await withTemporaryFile("协议.pdf", "%PDF-1.7\n示例\n%%EOF\n") { path in
        try await desk.attachments(
          path: path, name: "协议.pdf", to: try AttachedTo(record: "opportunity=\(project)"), today: TestDatabase.today,
          invocation: desk.invocation())
      }
      let own = try await desk.attachments.content("#\(receipt.stored.id)", organisation: 1)
      #expect(own.name == "协议.pdf")
      let other = try await database.desk(of: Partners.secondPark, isChecked: false)
      #expect(try await other.registry.file(receipt.stored.text(.digest) ?? "", organisation: 1) == nil)
    }
  }

  private static func paper(_ entity: Entity, _ record: Int64) -> Record<AttachmentField> {
    Record([
      .title: .text("附件 \(entity) \(record)"), .about: .text("所附"), .subject: .text(entity.rawValue),
      .recordID: .count(record), .fileName: .text("示例.pdf"), .fileKind: .text("PDF"), .size: .count(7),
      .digest: .text(String(repeating: "0", count: 64)), .keptOn: .date(TestDatabase.today), .keptBy: .text("测试员"),
    ])
  }

  @Test func `a paper is seen where what it hangs on is seen, of each kind of record`() async throws {
    try await TestDatabase.with(.partners) { database in
      let foreign = try await RowSecurityTests.ofThePark(database)
      let kinds = Entity.allCases.filter { $0 != .attachment }
      let walled = try await database.withOwner { owner in
        Set(
          try await owner.query(
            "select tablename::text from pg_policies where schemaname = 'public' and policyname = tablename || '_parks'"
          ).decode(String.self))
      }
      var hidden: Set<Int64> = []
      var shown: Set<Int64> = []
      for kind in kinds {
        if walled.contains(kind.rawValue) {
          // Where the sample has none the number of no record does.
          let records = try #require(foreign[kind], "\(kind) belongs to a park")
          let numbers = (records.isEmpty ? [Int64.max] : Array(records)).map { RowSecurityTests.paper(kind, $0) }
          hidden.formUnion(try await database.insert(numbers))
        } else {
          shown.formUnion(try await database.insert([RowSecurityTests.paper(kind, 1)]))
        }
      }
      let other = try await database.desk(of: Partners.secondPark, isChecked: false)
      let seen = Set(try await other.registry.records(1).all(AttachmentField.self).map(\.id))
      #expect(seen.isDisjoint(with: hidden) && seen.isSuperset(of: shown))
      let unknown = try await database.insert([RowSecurityTests.paper(.attachment, 1)])
      let own = try await database.desk(of: Partners.parkOfficial, isChecked: false)
      let theirs = try await own.registry.records(1).all(AttachmentField.self)
      #expect(Set(theirs.map(\.id)).isDisjoint(with: unknown))
      let named = Set(theirs.filter { hidden.contains($0.id) }.compactMap { $0.text(.subject) })
      let theirKinds = kinds.filter { walled.contains($0.rawValue) && foreign[$0]?.isEmpty == false }
      #expect(named == Set(theirKinds.map(\.rawValue)))
    }
  }

  @Test func `a firm sees no account but its own`() async throws {
    try await TestDatabase.with(.partners) { database in
      let firm = try await database.account(Partners.firm)
      let seen = try await database.pool.seeing(Sight(organisation: 1, account: firm.id)) { connection in
        try await connection.query("select id from account").decode(Int64.self)
      }
      #expect(seen == [firm.id])
      let officer = try await database.account(Partners.parkOfficial)
      let all = try await database.pool.seeing(Sight(organisation: 1, account: officer.id)) { connection in
        try await connection.query("select id from account").decode(Int64.self)
      }
      #expect(all.count > 1)
      for role in Role.allCases { #expect((Policy.scope(of: role, .readColleagues) == nil) == (role == .firm)) }
    }
  }

  @Test func `a list of some parks' needs is not kept for others`() async throws {
    try await TestDatabase.with(.partners) { database in
      let firm = try #require(try await database.all(EnterpriseField.self).first).id
      func asked(_ desk: Desk) async throws -> EnterpriseRankingView {
        try await desk.ranking.rank(
          enterprise: "#\(firm)", .init(), today: TestDatabase.today, invocation: desk.invocation())
      }
      #expect(try await asked(database.desk(of: Partners.secondPark)).run == nil)
      let run = try #require(try await asked(database.desk(of: Partners.administrator)).run)
      _ = try await database.desk(of: Partners.administrator).ranking.replay(run, invocation: TestDatabase.invocation)
    }
  }

  @Test func `a firm with an account is not deleted before the account is disabled`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.firm)
      func delete() async throws {
        _ = try await database.desk.records(EnterpriseField.self).delete(
          "#\(account.enterprise ?? 0)", invocation: TestDatabase.invocation)
      }
      let error = await #expect(throws: ServiceError.self) { try await delete() }
      #expect(error?.code == "firm_has_account")
      _ = try await database.desk.keepAccounts.setDisabled(account.login, true, TestDatabase.invocation)
      try await delete()
    }
  }

  @Test func `a firm sees itself, its plans and its people, and nothing else`() async throws {
    try await TestDatabase.with(.partners) { database in
      let firm = try #require(try await database.all(EnterpriseField.self).first)
      let desk = try await database.desk(of: Partners.firm, isChecked: false)
      for entity in Entity.allCases {
        try await RowSecurityTests.seen(entity.fields, by: desk, of: firm.id)
      }
      await #expect(throws: ServiceError.self) { _ = try await desk.scenes.scene(organisation: 1) }
    }
  }

  private static func seen<Field: RecordField>(_ field: Field.Type, by desk: Desk, of firm: Int64) async throws {
    let rows = try await desk.registry.records(1).all(field)
    switch Field.entity {
    case .enterprise: #expect(rows.map(\.id) == [firm])
    case .plan, .tie, .proposal:
      #expect(rows.allSatisfy { $0.record[Field(rawValue: "enterprise_id")!] == .reference(firm) })
    case .person:
      let ties = try await desk.registry.records(1).all(TieField.self)
      #expect(Set(rows.map(\.id)) == Set(ties.compactMap { $0.reference(.person) }))
    case .consent:
      let ties = try await desk.registry.records(1).all(TieField.self)
      let people = Set(ties.compactMap { $0.reference(.person) })
      #expect(rows.allSatisfy { people.contains($0.reference(Field(rawValue: "person_id")!) ?? 0) })
    case .difference:
      let told = Set(try await desk.registry.records(1).all(ProposalField.self).map(\.id))
      #expect(rows.allSatisfy { told.contains($0.reference(Field(rawValue: "proposal_id")!) ?? 0) })
    default: #expect(rows.isEmpty, "\(Field.entity)")
    }
  }

  @Test func `whoever came by a link sees the firm and themselves, writes what is told, and nothing else`() async throws
  {
    try await TestDatabase.with(.partners) { database in
      let tie = try #require(try await database.all(TieField.self).first { $0.reference(.person) != nil })
      let firm = try #require(tie.reference(.enterprise))
      let person = try #require(tie.reference(.person))
      // Somebody else of the same firm.
      let other = try #require(try await database.insert([Record<PersonField>([.name: .text("示例同事")])]).first)
      _ = try await database.insert([
        Record<TieField>([.enterprise: .reference(firm), .person: .reference(other)])
      ])
      func guest(_ contact: String) async throws -> Desk {
        let made = try await database.desk.invitations.invite(
          "#\(firm)", contact: contact, days: nil, TestDatabase.invocation)
        let entry = try await database.desk.openLink(made.token.text, address: "192.0.2.9", requestID: "test")
        return database.desk.of(entry.account.acting(writes: true, address: "192.0.2.9").unchecked)
      }
      for (contact, seen) in [("#\(person)", [person]), ("示例办事员", [])] {
        let desk = try await guest(contact)
        for entity in Entity.allCases { try await RowSecurityTests.seen(entity.fields, by: desk, of: firm) }
        #expect(try await desk.registry.records(1).all(PersonField.self).map(\.id) == seen)
        #expect(try await desk.registry.changes(useCases: [], before: nil, limit: 100, organisation: 1).isEmpty)
        let stored = try #require(try await database.record(EnterpriseField.self, firm))
        _ = try? await desk.records(EnterpriseField.self).edit(
          "#\(firm)", ["headcount": .number("7")], evidence: EvidenceInput(takes: true), today: TestDatabase.today,
          invocation: desk.invocation())
        #expect(try await database.record(EnterpriseField.self, firm) == stored)
      }
      // A firm that went takes its guests' sight along.
      let desk = try await guest("#\(person)")
      try await database.withOwner { owner in
        try await owner.query("update account set enterprise_id = null where is_guest")
      }
      for entity in [Entity.enterprise, .plan, .tie, .person] {
        func none<Field: RecordField>(_ field: Field.Type) async throws -> Bool {
          try await desk.registry.records(1).all(field).isEmpty
        }
        #expect(try await none(entity.fields), "\(entity)")
      }
    }
  }
}
