import Domain
import Service
import TestSupport
import Testing

@Suite struct ConfirmationTests {

  /// The day and grade of a fact of the only firm.
  private static func origin(_ field: EnterpriseField, _ database: TestDatabase) async throws -> (
    asOf: CalendarDate, grade: EvidenceGrade
  ) {
    let firm = try #require(try await database.all(EnterpriseField.self).first)
    let id = try #require(firm.sources[field])
    let source = try #require(try await database.registry.sources([id], organisation: 1)[id])
    return (source.asOf, source.grade)
  }

  private static func imported(
    _ database: TestDatabase, _ row: String, asOf: String?, grade: EvidenceGrade = .selfReported
  ) async throws -> ImportReport {
    try await database.importLines("企业名称,从业人数,所在城市", row) {
      $0.asOf = asOf.flatMap { CalendarDate($0) }
      $0.grade = grade
    }
  }

  @Test func `a stated later day renews the facts a file confirms, and only those`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await ConfirmationTests.imported(database, "虚构实业有限公司,10,武汉", asOf: "2025-01-05")
      let report = try await ConfirmationTests.imported(database, "虚构实业有限公司,10,", asOf: "2026-11-20")
      #expect(report.confirmed == 1 && report.updated == 0 && report.unchanged == 0)
      #expect(report.change != nil)
      #expect(try await ConfirmationTests.origin(.headcount, database).asOf == CalendarDate("2026-11-20"))
      #expect(try await ConfirmationTests.origin(.place, database).asOf == CalendarDate("2025-01-05"))
      let before = try await database.rowCounts()
      let again = try await ConfirmationTests.imported(database, "虚构实业有限公司,10,", asOf: "2026-11-20")
      #expect(again.change == nil && again.unchanged == 1)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test(arguments: [nil, "2024-12-31", "2025-01-05"])
  func `without a later day that is stated nothing is written`(asOf: String?) async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await ConfirmationTests.imported(database, "虚构实业有限公司,10,武汉", asOf: "2025-01-05")
      let before = try await database.rowCounts()
      let report = try await ConfirmationTests.imported(database, "虚构实业有限公司,10,武汉", asOf: asOf)
      #expect(report.change == nil && report.unchanged == 1 && report.confirmed == 0)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `a weaker claim renews no stronger evidence`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await ConfirmationTests.imported(
        database, "虚构实业有限公司,10,武汉", asOf: "2025-01-05", grade: .documented)
      let weaker = try await ConfirmationTests.imported(database, "虚构实业有限公司,10,武汉", asOf: "2026-11-20")
      #expect(weaker.change == nil)
      let stronger = try await ConfirmationTests.imported(
        database, "虚构实业有限公司,10,武汉", asOf: "2026-11-20", grade: .documented)
      #expect(stronger.confirmed == 1)
      #expect(try await ConfirmationTests.origin(.place, database).asOf == CalendarDate("2026-11-20"))
    }
  }

  @Test func `plans, people and their posts are confirmed too, and it can be taken back`() async throws {
    let lines = [
      "企业名称,拟投项目名称,计划总投资(万元),校友姓名,职务,学院,届别",
      "虚构实业有限公司,虚构线束项目,3000,某虚构,董事长,材料学院,1999届",
    ]
    try await TestDatabase.with(.reference) { database in
      func imported(_ asOf: String?) async throws -> ImportReport {
        try await database.importLines(lines[0], lines[1]) { $0.asOf = asOf.flatMap { CalendarDate($0) } }
      }
      func days() async throws -> Set<CalendarDate> {
        var ids: Set<Int64> = []
        for plan in try await database.all(PlanField.self) { ids.formUnion(plan.sources.values) }
        for person in try await database.all(PersonField.self) { ids.formUnion(person.sources.values) }
        for tie in try await database.all(TieField.self) { ids.formUnion(tie.sources.values) }
        return Set(try await database.registry.sources(Array(ids), organisation: 1).values.map(\.asOf))
      }
      _ = try await imported("2025-01-05")
      #expect(try await database.all(PlanField.self).count == 1)
      #expect(try await database.all(TieField.self).count == 1)
      #expect(try await imported(nil).change == nil)
      let report = try await imported("2026-11-20")
      #expect(report.confirmed == 1)
      #expect(try await days() == [CalendarDate("2026-11-20")!])
      _ = try await database.desk.undo(
        try #require(report.change), invocation: TestDatabase.invocation)
      #expect(try await days() == [CalendarDate("2025-01-05")!])
    }
  }
}
