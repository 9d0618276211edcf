import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct AmountChangeTests {
  @Test func `an amount that changes after signing is said to be an increase or a correction`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let id = try await steps.sample("ZT-2026-002")
      func edit(_ amount: String, _ change: String?) async throws -> String {
        var values: [String: InputValue] = ["contract_amount_yuan": .text(amount)]
        values["amount_change"] = change.map { .text($0) }
        do {
          try await steps.edit(OpportunityField.self, "#\(id)", values)
          return "done"
        } catch let error as ServiceError { return error.fields.first?.code ?? error.code }
      }
      #expect(try await edit("9000万元", nil) == "amount_change_unsaid")
      #expect(try await edit("9000万元", "减资") == "amount_change_unlike")
      #expect(try await edit("9000万元", "correction") == "done")
      #expect(
        try await edit("9500万元", nil) == "amount_change_unsaid", "what was said of one change is not said of the next")
      #expect(try await edit("9500万元", "增资") == "done")
      let rows = try await steps.own(SigningField.self, of: id)
      #expect(rows.map { $0[.kind] } == [.text("signing"), .text("correction"), .text("increase")])
      #expect(rows.map { $0[.signedOn] } == [rows[0][.signedOn], rows[0][.signedOn], .date(ProjectSteps.today)])
      #expect(try await steps.project(id)[.amountChange] == nil)
    }
  }
}
