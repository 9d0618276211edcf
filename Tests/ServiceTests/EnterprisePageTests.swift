import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct EnterprisePageTests {
  private static func page(_ words: String, _ database: TestDatabase) async throws -> EnterprisePage {
    try await database.desk.tellEnterprise(words, today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  @Test func `a firm stands on one page with its plans, people, contacts, projects and needs`() async throws {
    try await TestDatabase.with { database in
      for firm in try await database.all(EnterpriseField.self).prefix(12) {
        let page = try await EnterprisePageTests.page("#\(firm.id)", database)
        let plans = try await database.all(PlanField.self).filter { $0.record.reference(.enterprise) == firm.id }
        let ties = try await database.all(TieField.self).filter { $0.record.reference(.enterprise) == firm.id }
        let projects = try await database.all(OpportunityField.self)
          .filter { $0.record.reference(.enterprise) == firm.id }
        #expect(page.plans.map(\.stored.id) == plans.map(\.id) && page.projects.map(\.id) == projects.map(\.id))
        #expect(Set(page.people.map(\.id)) == Set(ties.compactMap { $0.record.reference(.person) }))
        #expect(page.people.allSatisfy { $0.phone?.contains("*") ?? true }, "contact data is masked")
        let scores = page.needs.map(\.score)
        let first = page.needs.first?.list
        #expect(first != "ranked" || scores.first == page.needs.filter { $0.list == "ranked" }.map(\.score).max())
      }
    }
  }

  @Test func `what the program infers is named as such and claimed by nobody`() async throws {
    try await TestDatabase.with { database in
      let firm = try #require(
        try await database.all(EnterpriseField.self).first { $0.record.texts(.inferredCodes)?.isEmpty == false })
      let page = try await EnterprisePageTests.page("#\(firm.id)", database)
      let best = try #require(page.inferred.first)
      #expect(firm.record.texts(.inferredCodes)?.first?.hasPrefix(best.code + "@") == true)
      #expect(!best.name.isEmpty && (0...100).contains(best.confidence))
      struct Shown: Decodable {
        struct Origin: Decodable {
          let kind: String
          let title: String
        }
        let sources: [String: Origin]
        let inferred: [[String: Value]]
        enum Value: Decodable {
          case text(String), number(Int)
          init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
              self = .number(number)
            } else {
              self = .text(try container.decode(String.self))
            }
          }
        }
      }
      let shown = try JSONDecoder().decode(Shown.self, from: JSONEncoder().encode(page))
      #expect(shown.sources["inferred_codes"]?.kind == "inferred" && shown.sources["inferred_codes"]?.title == "推断")
      #expect(shown.sources["products"]?.kind != "inferred" && !shown.inferred.isEmpty)
    }
  }
}
