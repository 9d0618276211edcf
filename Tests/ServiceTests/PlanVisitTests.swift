import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct PlanVisitTests {
  private typealias F = VisitFixtures

  @Test func `a plan makes the visit, its firm and its stops in one change, with the next number`() async throws {
    try await TestDatabase.with { database in
      let stop = F.stop("2026-12-04", "9:05", "10:00", ["building": .text("CH-2"), "need": .text("SQ-2026-05")])
      var input = F.plan([stop.filter { $0.key != "site" }])
      input.visit["host"] = .text("示例县领导丙")
      let made = try await database.desk.planVisit(input, today: F.today, invocation: F.by)
      #expect(made.visit.record[.code]?.text == "KC-2026-003")
      #expect(made.visit.record[.state]?.text == "planned")
      let written = try #require(try await F.stops(made.visit.id, database).first)
      #expect(written.record[.from]?.text == "09:05")
      #expect(written.record[.site]?.text == "池河示例2号多层厂房")
      #expect(written.record[.zone] != nil && written.record[.need] != nil)
      let view = try await database.desk.itineraries("#\(made.visit.id)", invocation: F.by)
      #expect(view.parties.map(\.stored.change) == [made.change])
      let other = try await F.plan(F.plan(days: ("2027-01-05", "2027-01-05"), []), database)
      #expect(other.record[.code]?.text == "KC-2027-001")
    }
  }

  @Test func `every wrong field is named with its path, and nothing is written`() async throws {
    try await TestDatabase.with { database in
      let before = try await database.rowCounts()
      let input = VisitPlanInput(
        visit: [
          "title": .text("示例"), "direction": .text("sideways"), "state": .text("done"),
          "starts_on": .text("2026-12-03"),
        ],
        parties: [["enterprise": .text("没有这家")], ["attendees": .text("某人")]],
        stops: [F.stop("2026-12-03", "9:00", "10:00"), F.stop("很快", "9:00", "10:00", ["need": .text("SQ-2099-01")])])
      let error = await #expect(throws: ServiceError.self) { try await F.plan(input, database) }
      #expect(error?.code == "invalid_record")
      #expect(
        Set(error?.fields.map(\.field) ?? []) == [
          "direction", "state", "parties[0].enterprise", "parties[1].enterprise_id", "stops[1].day", "stops[1].need",
        ])
      let late = await #expect(throws: ServiceError.self) {
        try await F.plan(
          F.plan([F.stop("2026-12-03", "9:00", "10:00"), F.stop("2026-12-09", "25:00", "9:00")]), database)
      }
      #expect(Set(late?.fields.map(\.field) ?? []) == ["stops[1].from_time", "stops[1].day"])
      #expect(try await database.rowCounts() == before)
    }
  }

  /// What of the sample's visit KC-2026-002 on 2026-12-03, 14:00–15:30, is wanted too.
  @Test(arguments: [
    ("host", ["host": InputValue.text("示例经开区")], "甲子示例"), ("building", ["building": .text("CH-1")], "甲子示例"),
    ("site", ["site": .text("池河示例1号厂房")], "甲子示例"), ("firm", [:], "癸酉示例"),
  ])
  func `an overlap is refused with both visits named, and let in with a reason`(
    what: String, more: [String: InputValue], firm: String
  ) async throws {
    try await TestDatabase.with { database in
      let stop = F.stop("2026-12-03", "15:00", "16:00", more)
      let error = await #expect(throws: ServiceError.self) { try await F.plan(F.plan(firm: firm, [stop]), database) }
      #expect(error?.kind == .conflict && error?.code == "visit_overlap", "\(what)")
      #expect(error?.fields.first?.field == "stops[0].from_time")
      #expect(error?.candidates.compactMap(\.code) == ["KC-2026-002", "KC-2026-003"])
      for code in ["KC-2026-002", "KC-2026-003"] { #expect(error?.message.contains(code) == true) }
      let blank = stop.merging(["force_reason": .text(" ")]) { _, new in new }
      let idle = await #expect(throws: ServiceError.self) { try await F.plan(F.plan(firm: firm, [blank]), database) }
      #expect(idle?.code == "visit_overlap")
      let free = F.plan(firm: firm, [F.stop("2026-12-03", "19:00", "20:00", more)])
      let visit = try await F.plan(free, database)
      _ = try await database.desk.records(VisitField.self).delete("#\(visit.id)", invocation: F.by)
      let reason = ["force_reason": InputValue.text("两批合并接待")]
      let forced = try await F.plan(F.plan(firm: firm, [stop.merging(reason) { _, new in new }]), database)
      #expect(try await F.stops(forced.id, database).first?.record[.forceReason]?.text == "两批合并接待")
      // Confirming what was let in needs no second reason.
      _ = try await database.desk.moveVisit("#\(forced.id)", .confirm, today: F.today, invocation: F.by)
      _ = try await database.desk.moveVisit("KC-2026-002", .confirm, today: F.today, invocation: F.by)
    }
  }

  @Test func `a firm joins a visit only when no other holds it then`() async throws {
    try await TestDatabase.with { database in
      let visit = try await F.plan(F.plan([F.stop("2026-12-03", "15:00", "16:00")]), database)
      let firm = try await database.desk.records(EnterpriseField.self).show("癸酉示例", invocation: F.by).stored.id
      let values: [String: InputValue] = ["visit_id": .number("\(visit.id)"), "enterprise_id": .number("\(firm)")]
      let parties = database.desk.records(VisitPartyField.self)
      let error = await #expect(throws: ServiceError.self) {
        try await parties.add(values, evidence: EvidenceInput(), today: F.today, invocation: F.by)
      }
      #expect(error?.code == "visit_overlap" && error?.fields.first?.field == "enterprise_id")
      let forced = values.merging(["force_reason": .text("同一批企业分组")]) { _, new in new }
      _ = try await parties.add(forced, evidence: EvidenceInput(), today: F.today, invocation: F.by)
    }
  }

  @Test func `of many who plan the same host at once exactly one is let in`() async throws {
    try await TestDatabase.with { database in
      let firms = try await database.all(EnterpriseField.self).prefix(8).map(\.id)
      let stop = F.stop("2026-12-10", "9:00", "10:00")
      let outcomes = await withTaskGroup(of: String.self) { group in
        for firm in firms {
          group.addTask {
            do {
              var input = F.plan(days: ("2026-12-10", "2026-12-10"), [stop])
              input.parties = [["enterprise_id": .number("\(firm)")]]
              return try await F.plan(input, database).record[.code]?.text ?? ""
            } catch let error as ServiceError { return error.code } catch { return "\(error)" }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == "KC-2026-003" } == 1, "\(outcomes)")
      #expect(outcomes.count { $0 == "visit_overlap" } == firms.count - 1, "\(outcomes)")
    }
  }

  @Test func `numbers given at once are all different`() async throws {
    try await TestDatabase.with { database in
      let codes = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 {
          group.addTask { try await F.plan(F.plan([]), database).record[.code]?.text ?? "" }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(codes == Set((3...10).map { "KC-2026-0" + ($0 < 10 ? "0" : "") + "\($0)" }))
    }
  }
}
