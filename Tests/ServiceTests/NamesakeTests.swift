import App
import Domain
import Foundation
import Sheets
import TestSupport
import Testing

@testable import Service

@Suite struct NamesakeTests {
  @Test func `namesakes are told apart by college and class year`() async throws {
    try await TestDatabase.with { database in
      for (college, year) in [("示例学院甲", 1990), ("示例学院乙", 1997)] {
        try await database.insert([
          Record<PersonField>([.name: .text("韩示例"), .college: .text(college), .classYear: .count(Int64(year))])
        ])
      }
      let refusal = await #expect(throws: ServiceError.self) {
        try await FindRecord<PersonField>(database.registry)("韩示例", organisation: 1)
      }
      #expect(refusal?.code == "person_ambiguous")
      let names = refusal?.candidates.map(\.name) ?? []
      #expect(names.contains { $0.contains("示例学院甲") && $0.contains("1990") })
      #expect(names.contains { $0.contains("示例学院乙") && $0.contains("1997") })
    }
  }

  @Test func `a record is found as lists write it, by number and name that agree`() async throws {
    try await TestDatabase.with { database in
      let firms = try await database.all(EnterpriseField.self)
      let firm = try #require(firms.first)
      let other = try #require(firms.last)
      let find = FindRecord<EnterpriseField>(database.registry)
      let name = firm.text(.name) ?? ""
      #expect(try await find("\(firm.id) \(name)", organisation: 1).id == firm.id)
      await #expect(throws: ServiceError.self) { try await find("\(other.id) \(name)", organisation: 1) }
    }
  }

  @Test func `an opinion's item is called by its project, and an unread column is named`() async throws {
    try await TestDatabase.with { database in
      let opinions = try await database.all(OpinionField.self)
      let names = try await database.desk.referenceNames(of: opinions, organisation: 1)
      let items = try await database.all(SessionItemField.self)
      let projects = try await database.all(OpportunityField.self)
      for item in items {
        let project = projects.first { $0.id == item.reference(.opportunity) }
        #expect(names[.sessionItem]?[item.id] == project?.text(.title) || names[.sessionItem]?[item.id] == nil)
      }
      #expect(names[.sessionItem]?.isEmpty == false)
      let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx").path
      let sheet = FormSheet(
        name: "台账", title: "台账", columns: ["事项", "责任人", "办结期限", "天气"].map { .init($0, width: 12) },
        rows: [["示例事项", "示例专员", "2026-11-25", "晴"].map { .init($0) }])
      try Data(try FormWorkbook.bytes([sheet])).write(to: URL(filePath: path))
      let outcome = try await database.desk.importRecords(FollowUpField.self)(
        path: path, name: "台账.xlsx", isDryRun: true, today: TestDatabase.today, invocation: TestDatabase.invocation)
      #expect(outcome.problems.isEmpty && outcome.unknownColumns == ["天气"])
    }
  }
}
