import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct RulingRuleTests {
  private static let today = TestDatabase.today
  private static let by = TestDatabase.invocation

  /// A ruling that may stand on the plan of the sample's 庚寅 firm, whose discharge is met with conditions.
  private static func values(_ plan: Int64, _ changes: [String: InputValue] = [:]) -> [String: InputValue] {
    let values: [String: InputValue] = [
      "gate": .text("safety"), "plan_id": .number("\(plan)"), "department": .text("应急"), "outcome": .text("符合"),
      "paper": .text("石应急示例〔2026〕8号"), "ruled_on": .text("2026-11-20"),
    ]
    return values.merging(changes) { $1 }
  }

  private static func add(
    _ values: [String: InputValue], _ database: TestDatabase, isDryRun: Bool = false
  ) async throws -> Stored<RulingField> {
    try await database.desk.records(RulingField.self).add(
      values, evidence: EvidenceInput(), today: today, isDryRun: isDryRun, invocation: by
    ).stored
  }

  private static func plan(_ database: TestDatabase) async throws -> Stored<PlanField> {
    try #require(try await database.all(PlanField.self).first { $0.record[.name]?.text?.contains("魔芋") == true })
  }

  @Test func `a gate by its words is the gate by its key, a department by any of its names the department`()
    async throws
  {
    try await TestDatabase.with { database in
      let plan = try await RulingRuleTests.plan(database).id
      for (gate, key) in [("节能与两高", "energy"), ("energy", "energy")] {
        for department in ["发改局", "石泉县发展和改革局", "development_reform", "发改"] {
          let stored = try await RulingRuleTests.add(
            RulingRuleTests.values(plan, ["准入条件": .text(gate), "gate": .text(gate), "department": .text(department)]),
            database, isDryRun: true)
          #expect(stored.record[.gate] == .text(key) && stored.record[.department] == .text("发改局"))
        }
      }
    }
  }

  @Test func `a ruling whose terms have changed since is named with what keeps it from counting`() async throws {
    try await TestDatabase.with { database in
      #expect(try await database.desk.checkRulings(organisation: 1) == [])
      let plan = try await RulingRuleTests.plan(database).id
      let ruling = try await RulingRuleTests.add(RulingRuleTests.values(plan), database)
      // As an upgrade does that brings other departments for a gate.
      let table = try await database.references.table("departments", organisation: 1)
      let name = try #require(table.columns.firstIndex(of: "name"))
      let changed = ReferenceTable(
        name: table.name, source: table.source, asOf: TestDatabase.today, columns: table.columns,
        rows: table.rows.map { row in
          var row = row
          if row[name] == "应急管理局" { row[name] = "应急局示例" }
          return row
        })
      _ = try await database.references.load([changed], invocation: TestDatabase.invocation)
      let broken = try await database.desk.checkRulings(organisation: 1)
      let found = try #require(broken.first { $0.id == ruling.id })
      #expect(found.gate == "安全条件" && found.why.contains("应急管理局"), "\(found)")
    }
  }

  @Test func `what no gate would look at is refused by field, dry run and write alike`() async throws {
    try await TestDatabase.with { database in
      let plan = try await RulingRuleTests.plan(database).id
      let cases: [([String: InputValue], String, String)] = [
        (["gate": .text("随便")], "not_a_choice", "安全条件(safety)"),
        (["department": .text("财政局")], "department_not_competent", "应急管理局"),
        (["gate": .text("排放总量")], "department_not_competent", "生态环境分局"),
        (["department": .text("交警队")], "unknown_department", "应急管理局"), (["paper": .text("口头")], "not_a_paper", "文号"),
        (["paper": .text("电话通知")], "not_a_paper", "文号"), (["paper": .text("已同意")], "not_a_paper", "文号"),
        (["ruled_on": .text("2026-11-24")], "in_the_future", "2026-11-24"),
        (["expires_on": .text("2026年10月")], "ends_before_it_begins", "2026-10-31"),
        (["plan_id": .null], "wrong_subject", "拟投项目"), (["outcome": .text("附条件符合")], "missing", "附加条件"),
        (["gate": .text("用地合规"), "department": .text("自然资源局")], "wrong_subject", "招商项目"),
      ]
      let before = try await database.rowCounts()
      for (changes, code, word) in cases {
        for isDryRun in [true, false] {
          let error = await #expect(throws: ServiceError.self, "\(code)") {
            _ = try await RulingRuleTests.add(RulingRuleTests.values(plan, changes), database, isDryRun: isDryRun)
          }
          #expect(error?.fields.map(\.code) == [code])
          #expect(error?.fields.first?.message.contains(word) == true, "\(error?.fields.first?.message ?? "")")
        }
      }
      #expect(try await database.rowCounts() == before)
      for paper in ["石环〔2026〕21号", "石环[2026]21号", "石环(2026)第21号", "安全审查意见", "会议纪要"] {
        _ = try await RulingRuleTests.add(
          RulingRuleTests.values(plan, ["paper": .text(paper)]), database, isDryRun: true)
      }
    }
  }

  @Test func `a ruling that stands against the rule counts for nothing`() async throws {
    try await TestDatabase.with { database in
      let plan = try await RulingRuleTests.plan(database)
      let need = try #require(try await database.all(NeedField.self).first)
      func verdict() async throws -> Verdict? {
        try await database.desk.ranking.explain(
          need: "#\(need.id)", enterprise: "#\(plan.record[.enterprise]?.reference ?? 0)", profile: "review",
          today: RulingRuleTests.today, invocation: RulingRuleTests.by
        ).match.gates.first { $0.rule == .safety }?.verdict
      }
      let before = try await verdict()
      func stored(_ department: String, _ paper: String) -> Record<RulingField> {
        Record([
          .gate: .text("safety"), .plan: .reference(plan.id), .department: .text(department),
          .outcome: .text("refused"),
          .paper: .text(paper), .ruledOn: .date(RulingRuleTests.today.adding(days: -3)),
        ])
      }
      try await database.insert([
        stored("财政局", "石财示例〔2026〕1号"), stored("应急管理局", "口头"), stored("某某办", "示例纪要"),
      ])
      #expect(try await verdict() == before)
      try await database.insert([stored("石泉县应急管理局", "石应急示例〔2026〕9号")])
      #expect(try await verdict() == .fail && before != .fail)
    }
  }
}
