import Domain
import Service
import TestSupport
import Testing

/// A column that a person settled is settled for sheets of the same headers.
@Suite struct ConfirmedColumnTests {
  @Test func `a mapping holds at the next import, is told, and can be changed`() async throws {
    try await TestDatabase.with(.reference) { database in
      let asked = try await database.importLines("企业名称,用电量,从业人数", "虚构甲有限公司,500,5")
      #expect(asked.problems.map(\.code) == ["likely_column"])
      let mapped = try await database.importLines("企业名称,用电量,从业人数", "虚构甲有限公司,500,5") {
        $0.columnMap = ["用电量": "plan.power_kva"]
      }
      #expect(mapped.change != nil && mapped.problems.isEmpty)
      let again = try await database.importLines("从业人数,企业名称,用电量", "6,虚构乙有限公司,300")
      #expect(again.problems.map(\.code) == ["remembered_column"])
      let plans = try await database.all(PlanField.self)
      #expect(plans.compactMap { $0.record[.power]?.quantity } == [Quantity(500), Quantity(300)])
      let other = try await database.importLines("从业人数,企业名称,用电量", "7,虚构丙有限公司,900") {
        $0.columnMap = ["用电量": "electricity_kwh_a"]
      }
      #expect(other.problems.isEmpty)
      let standing = try await database.all(ConfirmedColumnField.self)
      #expect(standing.map { $0.record.text(.field) } == ["plan.electricity_kwh_a"])
    }
  }

  @Test func `a mapping that was given before writes nothing again, and a dry run keeps none`() async throws {
    try await TestDatabase.with(.reference) { database in
      let dry = try await database.importLines("企业名称,用电量", "虚构甲有限公司,500") {
        $0.columnMap = ["用电量": "plan.power_kva"]
        $0.isDryRun = true
      }
      #expect(dry.change == nil)
      #expect(try await database.all(ConfirmedColumnField.self).isEmpty)
      for isFirst in [true, false] {
        let report = try await database.importLines("企业名称,用电量", "虚构甲有限公司,500") {
          $0.columnMap = ["用电量": "plan.power_kva"]
        }
        #expect((report.change != nil) == isFirst)
      }
    }
  }

  @Test func `of imports at once that settle a column alike one keeps it`() async throws {
    try await TestDatabase.with(.reference) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for name in ["虚构甲有限公司", "虚构乙有限公司", "虚构丙有限公司"] {
          group.addTask {
            _ = try await database.importLines("企业名称,用电量,从业人数", "\(name),500,5") {
              $0.columnMap = ["用电量": "plan.power_kva"]
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.all(ConfirmedColumnField.self).count == 1)
      #expect(try await database.all(EnterpriseField.self).count == 3)
    }
  }

  @Test func `a column that no field can take is refused with the way to write it`() async throws {
    try await TestDatabase.with(.reference) { database in
      let error = await #expect(throws: ServiceError.self) {
        try await database.desk.records(ConfirmedColumnField.self).add(
          ["header": .text("规模"), "field": .text("headcounts"), "shape": .text("0")], evidence: EvidenceInput(),
          today: TestDatabase.today, isDryRun: false, invocation: TestDatabase.invocation)
      }
      #expect(error?.fields.first?.message.contains("enterprise.revenue_yuan") == true)
    }
  }
}
