import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct HoldTests {
  private static let today = TestDatabase.today

  /// A zone with 30 亩 left and a firm to reserve for.
  private static func ground(_ database: TestDatabase) async throws -> (zone: Int64, firm: Int64) {
    let firm = try await database.insert([Record<EnterpriseField>([.name: .text("测试示例有限公司")])])[0]
    let park = try await database.insert([Record<ParkField>([.code: .text("P"), .name: .text("园区")])])[0]
    let zone = try await database.insert([
      Record<ZoneField>([.park: .reference(park), .code: .text("Z"), .name: .text("片区")])
    ])[0]
    try await database.insert([
      Record<LedgerField>([.zone: .reference(zone), .resource: .text("land"), .free: .quantity(Quantity(30))])
    ])
    return (zone, firm)
  }

  private static func hold(
    _ database: TestDatabase, _ ground: (zone: Int64, firm: Int64), _ amount: String, until: CalendarDate,
    resource: String = "land", firm: Int64? = nil
  ) async throws -> Stored<HoldField> {
    try await database.desk.records(HoldField.self).add(
      [
        "zone_id": .number("\(ground.zone)"), "resource": .text(resource), "amount": .number(amount),
        "enterprise_id": .number("\(firm ?? ground.firm)"), "expires_on": .text(until.description),
      ], evidence: EvidenceInput(), today: today, invocation: TestDatabase.invocation
    ).stored
  }

  private static func firms(_ count: Int, _ database: TestDatabase) async throws -> [Int64] {
    try await database.insert((1...count).map { Record<EnterpriseField>([.name: .text("测试示例第\($0)有限公司")]) })
  }

  private static func code(_ work: () async throws -> Void) async throws -> String {
    do { try await work() } catch let error as ServiceError { return error.code }
    return "done"
  }

  @Test func `200 requests at once for 30 亩 reserve exactly 30`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ground = try await HoldTests.ground(database)
      let firms = try await HoldTests.firms(200, database)
      let codes = try await withThrowingTaskGroup(of: String.self) { group in
        for firm in firms {
          group.addTask {
            while true {
              // A full pool is no answer to the question: ask again.
              let code = try await HoldTests.code {
                _ = try await HoldTests.hold(database, ground, "1", until: HoldTests.today.adding(days: 30), firm: firm)
              }
              if code != "database_busy" { return code }
            }
          }
        }
        return try await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(codes == ["done": 30, "capacity_exceeded": 170])
      let held = try await database.all(HoldField.self).reduce(0) { $0 + ($1.record[.amount]?.quantity?.milli ?? 0) }
      #expect(held == 30_000)
    }
  }

  @Test func `a refusal says what is left, and an expired hold frees itself`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ground = try await HoldTests.ground(database)
      let others = try await HoldTests.firms(3, database)
      _ = try await HoldTests.hold(database, ground, "20", until: HoldTests.today.adding(days: 30))
      try await database.insert([
        Record<HoldField>([
          .zone: .reference(ground.zone), .resource: .text("land"), .amount: .quantity(Quantity(30)),
          .enterprise: .reference(others[0]), .expires: .date(HoldTests.today.adding(days: -1)),
        ])
      ])
      do {
        _ = try await HoldTests.hold(database, ground, "10.5", until: HoldTests.today, firm: others[1])
        Issue.record("reserved more than there is")
      } catch let error as ServiceError {
        #expect(error.code == "capacity_exceeded")
        #expect(error.message.contains("只能再预留 10亩") && error.message.contains("申请为 10.5亩"))
      }
      _ = try await HoldTests.hold(database, ground, "10", until: HoldTests.today, firm: others[2])
    }
  }

  @Test func `a hold is not made for the past, nor twice for a firm and plan`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ground = try await HoldTests.ground(database)
      let past = try await HoldTests.code {
        _ = try await HoldTests.hold(database, ground, "1", until: HoldTests.today.adding(days: -1))
      }
      #expect(past == "invalid_record")
      let first = try await HoldTests.hold(database, ground, "5", until: HoldTests.today.adding(days: 3))
      let error = await #expect(throws: ServiceError.self) {
        _ = try await HoldTests.hold(database, ground, "6", until: HoldTests.today.adding(days: 40))
      }
      #expect(error?.code == "hold_exists" && error?.message.contains("编号 \(first.id)") == true)
      let plans = try await database.insert(
        ["甲", "乙"].map {
          Record<PlanField>([.enterprise: .reference(ground.firm), .name: .text("示例项目\($0)")])
        })
      for hold in [first.id] {
        _ = try await database.desk.records(HoldField.self).edit(
          "#\(hold)", ["plan_id": .number("\(plans[0])")], evidence: EvidenceInput(), today: HoldTests.today,
          invocation: TestDatabase.invocation)
      }
      _ = try await database.desk.records(HoldField.self).add(
        [
          "片区": .text("片区"), "要素": .text("土地"), "amount": .text("6"), "enterprise": .text("测试示例"),
          "plan_id": .number("\(plans[1])"), "expires_on": .text("2026年12月"),
        ], evidence: EvidenceInput(), today: HoldTests.today, invocation: TestDatabase.invocation)
      let ends = try await database.all(HoldField.self).compactMap { $0.record[.expires]?.date?.description }
      #expect(ends.contains("2026-12-31"), "a month as an end is its last day")
      let day = try await database.desk.showToday(today: HoldTests.today, organisation: 1)
      #expect(day.dueHolds.items.map(\.id) == [first.id])
    }
  }

  @Test(arguments: [("31", "30"), ("999999", "46000"), ("0.001", "0")])
  func `a ledger line has no more left than there is`(free: String, total: String) async throws {
    try await TestDatabase.with(.reference) { database in
      let ground = try await HoldTests.ground(database)
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.setLedger(
          "#\(ground.zone)", .init(resource: "plant", free: .text(free), total: .text(total)), evidence: .init(),
          today: HoldTests.today, invocation: TestDatabase.invocation)
      }
      #expect(error?.fields.map(\.code) == ["free_above_total"])
      let below = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.setLedger(
          "#\(ground.zone)", .init(resource: "用水", free: .text("-1")), evidence: .init(), today: HoldTests.today,
          invocation: TestDatabase.invocation)
      }
      #expect(below?.message.contains("_") == false, "\(below?.message ?? "")")
    }
  }

  @Test func `a hold that grows is counted once, and one without a ledger line is refused`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ground = try await HoldTests.ground(database)
      let hold = try await HoldTests.hold(database, ground, "20", until: HoldTests.today)
      func grow(_ amount: String) async throws -> String {
        try await HoldTests.code {
          _ = try await database.desk.records(HoldField.self).edit(
            "#\(hold.id)", ["amount": .number(amount)], evidence: EvidenceInput(), today: HoldTests.today,
            invocation: TestDatabase.invocation)
        }
      }
      #expect(try await grow("30") == "done")
      #expect(try await grow("31") == "capacity_exceeded")
      let power = try await HoldTests.code {
        _ = try await HoldTests.hold(database, ground, "1", until: HoldTests.today, resource: "power")
      }
      #expect(power == "invalid_record")
    }
  }

  @Test func `a ledger line does not go below what is reserved on it`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ground = try await HoldTests.ground(database)
      _ = try await HoldTests.hold(database, ground, "20", until: HoldTests.today)
      let line = try #require(try await database.all(LedgerField.self).first)
      func set(_ free: String) async throws -> String {
        try await HoldTests.code {
          _ = try await database.desk.records(LedgerField.self).edit(
            "#\(line.id)", ["free": .number(free)], evidence: EvidenceInput(), today: HoldTests.today,
            invocation: TestDatabase.invocation)
        }
      }
      #expect(try await set("19.9") == "ledger_below_holds")
      #expect(try await set("20") == "done")
    }
  }
}
