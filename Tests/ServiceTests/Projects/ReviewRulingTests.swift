import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite struct ReviewRulingTests {
  private static let held = CalendarDate("2026-12-08")!
  private static let by = TestDatabase.invocation

  @Test func `a ruling of the session feeds the gate at once, and the ranking that changes is shown`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let project = try await steps.project(try await steps.sample("ZT-2026-001"))
      let firm = try #require(project[.enterprise]?.reference)
      let need = try #require(project[.need]?.reference)
      func verdict() async throws -> Verdict? {
        try await database.desk.ranking.explain(
          need: "#\(need)", enterprise: "#\(firm)", profile: "review", today: Self.held, invocation: Self.by
        ).match.gates.first { $0.rule == .safety }?.verdict
      }
      let before = try await verdict()
      let ruling = RuleOnGate.Ruling(
        gate: "安全条件", outcome: .refused, department: "应急", paper: "示例纪要〔2026〕2号")
      let dry = try await database.desk.ruleOnGate(
        "ZT-2026-001", ruling, today: Self.held, isDryRun: true, invocation: Self.by)
      #expect(dry.change == nil && dry.shifts.isEmpty)
      #expect(try await verdict() == before)
      let receipt = try await database.desk.ruleOnGate(
        "ZT-2026-001", ruling, today: Self.held, invocation: Self.by)
      #expect(receipt.gate == "safety" && receipt.department == "应急管理局")
      #expect(try await verdict() == .fail)
      #expect(!receipt.shifts.isEmpty)
      for shift in receipt.shifts {
        #expect(shift.need.id == need && shift.before != shift.after)
        #expect(shift.after.list == "rejected" && shift.after.rank == nil && shift.before.rank != nil)
      }
      let stored = try #require(try await database.record(RulingField.self, receipt.ruling))
      #expect(stored.record[.enterprise] == project[.enterprise] && stored.record[.need] == project[.need])
      #expect(stored.record[.ruledOn] == .date(Self.held))
      let source = try #require(stored.sources[.outcome])
      #expect(try await database.registry.sources([source], organisation: 1)[source]?.kind == .ruling)
    }
  }

  @Test(
    arguments: [
      ("没有这条", "应急", "纪要", nil, "unknown_gate"), ("safety", "交警队", "纪要", nil, "unknown_department"),
      ("safety", "应急", nil, nil, "missing"),
    ] as [(String, String, String?, String?, String)])
  func `a ruling that cannot be is refused by name`(
    gate: String, department: String, paper: String?, conditions: String?, code: String
  ) async throws {
    try await TestDatabase.with { database in
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.ruleOnGate(
          "ZT-2026-001", .init(gate: gate, outcome: .met, department: department, paper: paper), today: Self.held,
          invocation: Self.by)
      }
      #expect(error?.fields.map(\.code) == [code])
    }
  }
}
