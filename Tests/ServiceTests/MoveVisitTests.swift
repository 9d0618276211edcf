import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct MoveVisitTests {
  private typealias F = VisitFixtures

  private static func state(_ words: String, _ database: TestDatabase) async throws -> String? {
    try await database.desk.records(VisitField.self).show(words, invocation: F.by).stored.record[.state]?.text
  }

  @Test func `a visit is confirmed, put off, planned again and cancelled, and its history keeps it all`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      _ = try await desk.moveVisit("KC-2026-002", .confirm, today: F.today, invocation: F.by)
      let day = try #require(CalendarDate("2026-12-10"))
      let put = try await desk.postponeVisit(
        "KC-2026-002", .init(startsOn: day, reason: "大雪封路"), today: F.today, invocation: F.by)
      #expect(put.stored.record[.endsOn]?.date == day.adding(days: 1))
      #expect(try await F.stops(put.stored.id, database).map { $0.record[.day]?.date } == [day, day])
      _ = try await desk.moveVisit("KC-2026-002", .planAgain, today: F.today, invocation: F.by)
      _ = try await desk.moveVisit("KC-2026-002", .cancel, reason: "企业改期", today: F.today, invocation: F.by)
      let history = try await desk.records(VisitField.self).history("KC-2026-002", organisation: 1)
      let states = history.reversed().map { $0.state.stored.record[.state]?.text ?? "" }
      #expect(states == ["planned", "confirmed", "postponed", "planned", "cancelled"])
      let reasons = history.reversed().map { $0.state.stored.record[.stateReason]?.text }
      #expect(reasons == [nil, nil, "大雪封路", nil, "企业改期"])
    }
  }

  @Test func `a move that the table does not have is refused with the state, one that needs a reason without it`()
    async throws
  {
    try await TestDatabase.with { database in
      let desk = database.desk
      let done = await #expect(throws: ServiceError.self) {
        try await desk.moveVisit("KC-2026-001", .confirm, today: F.today, invocation: F.by)
      }
      #expect(done?.code == "visit_state" && done?.message.contains("已完成") == true)
      let bare = await #expect(throws: ServiceError.self) {
        try await desk.moveVisit("KC-2026-002", .cancel, reason: " ", today: F.today, invocation: F.by)
      }
      #expect(bare?.code == "reason_missing")
      let state = try await MoveVisitTests.state("KC-2026-002", database)
      #expect(state == "planned")
    }
  }

  @Test func `of two who move a visit at once the second is told who and where it is`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      let seen = try await desk.records(VisitField.self).show("KC-2026-002", invocation: F.by).stored.change
      _ = try await desk.moveVisit(
        "KC-2026-002", .cancel, reason: "取消", ifMatch: seen, today: F.today,
        invocation: Invocation(actor: "示例专员甲", requestID: "1"))
      let error = await #expect(throws: ServiceError.self) {
        try await desk.moveVisit("KC-2026-002", .confirm, ifMatch: seen, today: F.today, invocation: F.by)
      }
      #expect(error?.code == "record_changed")
      #expect(error?.message.contains("示例专员甲") == true && error?.message.contains("已取消") == true)
    }
  }

  @Test func `a visit that does not take place is in nobody's way, until it is planned again`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      _ = try await desk.moveVisit("KC-2026-002", .cancel, reason: "取消", today: F.today, invocation: F.by)
      let stop = F.stop("2026-12-03", "14:00", "15:00", ["building": .text("CH-1")])
      try await F.plan(F.plan([stop]), database)
      let error = await #expect(throws: ServiceError.self) {
        try await desk.moveVisit("KC-2026-002", .planAgain, today: F.today, invocation: F.by)
      }
      #expect(error?.code == "visit_overlap")
      #expect(try await MoveVisitTests.state("KC-2026-002", database) == "cancelled")
    }
  }

  @Test func `a visit is not put off into the way of another without a reason, and never out of its own days`()
    async throws
  {
    try await TestDatabase.with { database in
      let desk = database.desk
      let stop = F.stop("2026-12-08", "14:00", "15:00", ["building": .text("CH-1")])
      let visit = try await F.plan(F.plan(days: ("2026-12-08", "2026-12-09"), [stop]), database)
      let day = try #require(CalendarDate("2026-12-03"))
      var request = PostponeVisit.Request(startsOn: day, reason: "提前")
      let error = await #expect(throws: ServiceError.self) {
        try await desk.postponeVisit("#\(visit.id)", request, today: F.today, invocation: F.by)
      }
      #expect(error?.code == "visit_overlap")
      #expect(try await F.stops(visit.id, database).first?.record[.day]?.date == CalendarDate("2026-12-08"))
      request.forceReason = "错峰参观"
      _ = try await desk.postponeVisit("#\(visit.id)", request, today: F.today, invocation: F.by)
      let moved = try #require(try await F.stops(visit.id, database).first)
      #expect(moved.record[.day]?.date == day && moved.record[.forceReason]?.text == "错峰参观")
      let outside = await #expect(throws: ServiceError.self) {
        try await desk.records(VisitField.self).edit(
          "#\(visit.id)", ["starts_on": .text("2026-12-04")], evidence: EvidenceInput(), today: F.today,
          invocation: F.by)
      }
      #expect(outside?.fields.first?.code == "stop_outside")
    }
  }
}
