import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct MergeEnterprisesTests {
  private static let by = TestDatabase.invocation
  private static let today = TestDatabase.today

  private static func merge(
    _ keep: Int64, _ gone: Int64, _ database: TestDatabase, isDryRun: Bool = false
  ) async throws -> MergeReceipt {
    try await database.desk.mergeEnterprises(
      keep: "#\(keep)", gone: "#\(gone)", today: today, isDryRun: isDryRun, invocation: by)
  }

  /// The firm of a project of the sample, and a new record of the same firm with everything hanging on it.
  private static func twins(_ database: TestDatabase) async throws -> (keep: Int64, gone: Int64) {
    let steps = ProjectSteps(database: database)
    let keep = try #require(try await steps.project(try await steps.sample("ZT-2026-001"))[.enterprise]?.reference)
    let tie = try #require(try await database.all(TieField.self).first { $0.record[.enterprise]?.reference == keep })
    let visit = try #require(
      try await database.all(VisitPartyField.self).first { $0.record[.enterprise]?.reference == keep })
    let gone = try await steps.add(
      EnterpriseField.self,
      ["name": .text("甲子旧名线束厂"), "customers": .text("示例整车厂"), "headcount": .number("77777"), "note": .text("旧档")]
    ).stored.id
    let firm = InputValue.number("\(gone)")
    let plan = try await steps.add(PlanField.self, ["enterprise_id": firm, "name": .text("旧档拟投项目")]).stored.id
    let project = try await steps.open(["enterprise_id": firm, "plan_id": .number("\(plan)")]).stored.id
    try await database.insert([
      Record<TieField>([
        .enterprise: .reference(gone), .person: tie.record[.person] ?? .reference(0), .roleText: .text("旧职务"),
      ])
    ])
    try await database.insert([
      Record<VisitPartyField>([
        .enterprise: .reference(gone), .visit: visit.record[.visit] ?? .reference(0), .attendees: .texts(["旧档来宾"]),
        .opportunity: .reference(project),
      ])
    ])
    try await database.insert([
      Record<VisitAskField>([
        .enterprise: .reference(gone), .visit: visit.record[.visit] ?? .reference(0), .ask: .text("旧档诉求"),
      ])
    ])
    try await database.insert([
      Record<EngagementField>([
        .enterprise: .reference(gone), .kind: .text(EngagementKind.allCases[0].rawValue), .date: .date(today),
      ])
    ])
    try await database.insert([
      Record<StandingField>([
        .enterprise: .reference(gone), .register: .text("dishonest"), .state: .text("clear"), .checkedOn: .date(today),
      ])
    ])
    try await database.insert([
      Record<RulingField>([
        .enterprise: .reference(gone), .gate: .text("safety"), .department: .text("应急管理局"), .outcome: .text("met"),
        .paper: .text("旧档认定"), .ruledOn: .date(today),
      ])
    ])
    let zone = try #require(try await database.all(ZoneField.self).first?.id)
    try await database.insert([
      Record<HoldField>([
        .zone: .reference(zone), .resource: .text("land"), .amount: .quantity(Quantity(milli: 1000)),
        .enterprise: .reference(gone), .expires: .date(today),
      ])
    ])
    return (keep, gone)
  }

  @Test func `every kind of record that names an enterprise follows it`() {
    func names<Field: RecordField>(_ field: Field.Type) -> Bool {
      Field.allCases.contains { $0.kind == .reference(.enterprise) }
    }
    let naming = Entity.allCases.filter { names($0.fields) }
    #expect(Set(MergeEnterprises.followers.map { $0.entity }) == Set(naming))
  }

  @Test func `everything hangs on the firm that stays, its unknowns are filled, and the other is gone`() async throws {
    try await TestDatabase.with { database in
      let (keep, gone) = try await Self.twins(database)
      let before = try #require(try await database.record(EnterpriseField.self, keep))
      let receipt = try await Self.merge(keep, gone, database)
      #expect(try await database.record(EnterpriseField.self, gone) == nil)
      let after = try #require(try await database.record(EnterpriseField.self, keep))
      #expect(after.record[.formerNames]?.texts?.contains("甲子旧名线束厂") == true)
      #expect(after.record[.name] == before.record[.name] && after.record[.headcount] == before.record[.headcount])
      #expect(receipt.differing.first { $0.field == "headcount" }?.dropped.contains("77777") == true)
      for filled in receipt.filled {
        let field = try #require(EnterpriseField(rawValue: filled.field))
        #expect(before.record[field] == nil && after.record[field] != nil)
      }
      for kind in ["plan", "opportunity", "visit_ask", "engagement", "standing", "ruling", "hold", "follow_up"] {
        #expect((receipt.moved[kind] ?? 0) > 0, "\(kind)")
      }
      #expect(receipt.joined == ["tie": 1, "visit_party": 1])
      let parties = try await database.all(VisitPartyField.self).filter { $0.record[.enterprise]?.reference == keep }
      #expect(parties.contains { $0.record[.attendees]?.texts?.contains("旧档来宾") == true })
      let projects = try await database.all(OpportunityField.self).filter { $0.record[.enterprise]?.reference == keep }
      #expect(projects.count == 2)
    }
  }

  @Test func `a dry run writes nothing, and undo brings both back as they were`() async throws {
    try await TestDatabase.with { database in
      let (keep, gone) = try await Self.twins(database)
      func state() async throws -> [String] {
        var lines: [String] = []
        func write<Field: RecordField>(_ field: Field.Type) async throws {
          for row in try await database.all(field) {
            lines.append("\(Field.entity) \(row.id) \(row.record.known) \(row.sources.count)")
          }
        }
        for entity in Entity.allCases { try await write(entity.fields) }
        return lines
      }
      let before = try await state()
      let dry = try await Self.merge(keep, gone, database, isDryRun: true)
      #expect(dry.change == nil)
      #expect(try await state() == before)
      let receipt = try await Self.merge(keep, gone, database)
      #expect(receipt.moved == dry.moved && receipt.joined == dry.joined && receipt.filled == dry.filled)
      #expect(try await state() != before)
      _ = try await database.desk.undo(try #require(receipt.change), invocation: Self.by)
      #expect(try await state() == before)
    }
  }

  @Test func `what is not one firm, and what would be worked twice, is not merged`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      func code(_ keep: Int64, _ gone: Int64) async -> String? {
        do {
          _ = try await Self.merge(keep, gone, database)
          return nil
        } catch { return (error as? ServiceError)?.code ?? "\(error)" }
      }
      let firms = try await database.all(EnterpriseField.self).filter { $0.record[.creditCode] != nil }.map(\.id)
      #expect(await code(firms[0], firms[0]) == "same_enterprise")
      #expect(await code(firms[0], firms[1]) == "credit_codes_differ")
      let new = try await steps.add(EnterpriseField.self, ["name": .text("壬戌旧名厂")]).stored.id
      let keep = try #require(try await steps.project(try await steps.sample("ZT-2026-007"))[.enterprise]?.reference)
      try await steps.open(["enterprise_id": .number("\(new)")])
      #expect(await code(keep, new) == "project_exists")
    }
  }
}
