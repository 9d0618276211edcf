import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct PreviewMinutesTests {
  @Test func `a preview says what recording and its effects say, and keeps nothing`() async throws {
    try await TestDatabase.with { database in
      let day = try #require(CalendarDate("2026-12-05"))
      let by = VisitFixtures.by
      let minutes = MinutesInput(
        topics: "厂房与用工",
        answers: [
          .init(enterprise: .text("癸酉示例"), field: EnterpriseField.wage.label, value: .text("5200元")),
          .init(enterprise: .text("庚寅示例"), field: EnterpriseField.wage.name, value: .number("4800")),
        ])
      let before = try await database.all(EnterpriseField.self)
      let preview = try await database.desk.previewMinutes("KC-2026-002", minutes, today: day, invocation: by)
      #expect(preview.receipt.change == nil && preview.receipt.answers == 2)
      #expect(try await database.all(EnterpriseField.self) == before)
      let visit = try await database.desk.records(VisitField.self).show("KC-2026-002", invocation: by).stored
      #expect(visit.text(.topics) == nil)
      _ = try await database.desk.recordMinutes("KC-2026-002", minutes, today: day, invocation: by)
      let effects = try await database.desk.visitEffects("KC-2026-002", invocation: by)
      #expect(Set(preview.facts) == Set(effects.facts) && preview.facts.count == 2)
      #expect(preview.firms.map(\.words) == effects.firms.map(\.words) && preview.firms.count == 2)
      #expect(preview.firms.map { $0.needs.map(\.words) } == effects.firms.map { $0.needs.map(\.words) })
      #expect(preview.firms.flatMap(\.needs).contains { $0.before != $0.after })
    }
  }
}
