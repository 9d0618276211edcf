import App
import Domain
import Foundation
import Scoring
import Sheets
import TestSupport
import Testing

@testable import Intake
@testable import Service

@Suite(.timeLimit(.minutes(15))) struct CallSheetTests {
  private static func view(_ database: TestDatabase, weeks: Int = 3) async throws -> OutreachView {
    try await database.desk.planOutreach(
      weeks: weeks, today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  private static func path() -> String {
    FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx").path
  }

  private static func load(_ path: String, _ database: TestDatabase) async throws -> TableImport {
    try await database.desk.importRecords(EngagementField.self)(
      path: path, name: "呼叫清单.xlsx", today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  @Test func `whoever is being negotiated with for another need is said to be`() async throws {
    try await TestDatabase.with { database in
      let open = try await database.all(OpportunityField.self).filter { $0.record[.exit] == nil }
      let firms = Set(open.compactMap { $0.reference(.enterprise) })
      let view = try await CallSheetTests.view(database, weeks: 8)
      #expect(view.items.contains { firms.contains($0.enterprise.id) })
      for item in view.items {
        let own = open.filter { $0.reference(.enterprise) == item.enterprise.id }
        #expect(item.talks.map(\.id) == own.map(\.id))
        #expect(item.talks.allSatisfy { $0.text.contains("正在洽谈 \($0.code)") })
      }
      let ranked = try await database.desk.ranking.rank(
        need: "SQ-2026-04", .init(top: 50), today: TestDatabase.today, invocation: TestDatabase.invocation)
      let listed = Set(ranked.ranking.matches.map(\.enterprise.id))
      #expect(!listed.isDisjoint(with: firms))
      #expect(Set(ranked.talks.keys).intersection(listed) == firms.intersection(listed))
    }
  }

  @Test func `no line repeats its own label, and nobody is called by empty brackets`() async throws {
    try await TestDatabase.with { database in
      let view = try await CallSheetTests.view(database)
      for item in view.items {
        for part in item.why.split(separator: ";") {
          let words = part.split(separator: ":")
          #expect(words.count < 2 || words[0] != words[1], "\(part)")
        }
        #expect(item.person?.called.hasSuffix("()") != true)
        #expect(item.person?.phone.map(ContactMask.isMasked) != false)
      }
      #expect(OutreachView.Way(id: 1, name: "示例某", detail: "", phone: nil, withheld: nil).called == "示例某")
    }
  }

  @Test func `an empty call sheet comes back as no contact at all`() async throws {
    try await TestDatabase.with { database in
      let view = try await CallSheetTests.view(database)
      let path = CallSheetTests.path()
      try Data(try CallSheet(view).bytes()).write(to: URL(filePath: path))
      let before = try await database.all(EngagementField.self).count
      let outcome = try await CallSheetTests.load(path, database)
      #expect(outcome.problems.isEmpty && outcome.created == 0 && outcome.open == view.items.count)
      #expect(outcome.unknownColumns.isEmpty)
      #expect(outcome.change == nil)
      #expect(try await database.all(EngagementField.self).count == before)
    }
  }

  @Test func `what was filled in becomes contacts and follow-ups, once`() async throws {
    try await TestDatabase.with { database in
      let item = try #require(try await CallSheetTests.view(database).items.first { $0.person != nil })
      let person = try #require(item.person)
      let columns = ["序号", "企业", "招商项目", "校友", "经办人", "日期", "互动方式", "备注", "下一步", "下一步期限"]
      let firm = "\(item.enterprise.id) \(item.enterprise.name)"
      let who = "\(person.id) \(person.name)"
      func write(_ due: String) throws -> String {
        let path = CallSheetTests.path()
        let rows = [
          ["1", firm, "示例", who, "示例专员丁", "2026-11-18", "有回应", "示例谈话要点", "示例寄资料", due],
          ["2", firm, "示例", who, "示例专员丁", "", "", "", "", ""],
        ]
        let sheet = FormSheet(
          name: "呼叫清单", title: "呼叫清单", columns: columns.map { .init($0, width: 12) },
          rows: rows.map { $0.map { .init($0) } })
        try Data(try FormWorkbook.bytes([sheet])).write(to: URL(filePath: path))
        return path
      }
      let refused = try await CallSheetTests.load(try write("2026-11-29"), database)
      #expect(refused.problems.first?.row == 2 && refused.problems.first?.field == "next_due")
      let path = try write("2026-11-25")
      let outcome = try await CallSheetTests.load(path, database)
      #expect(outcome.problems.isEmpty && outcome.created == 1 && outcome.open == 1)
      let contact = try #require(
        try await database.all(EngagementField.self).first { $0.text(.note) == "示例谈话要点" })
      #expect(contact.reference(.enterprise) == item.enterprise.id && contact.reference(.person) == person.id)
      let step = try #require(try await database.all(FollowUpField.self).first { $0.text(.title) == "示例寄资料" })
      #expect(step.text(.owner) == "示例专员丁" && step.date(.dueOn) == CalendarDate("2026-11-25"))
      #expect(step.reference(.enterprise) == item.enterprise.id)
      let again = try await CallSheetTests.load(path, database)
      #expect(again.created == 0 && again.repeated.count == 1)
      #expect(try await database.all(FollowUpField.self).count(where: { $0.text(.title) == "示例寄资料" }) == 1)
    }
  }

  @Test func `a next step has a day`() async throws {
    try await TestDatabase.with { database in
      let refusal = await #expect(throws: ServiceError.self) {
        try await database.desk.records(EngagementField.self).add(
          [
            "enterprise": .text("甲子示例"), "kind": .text("answered"), "happened_on": .text("2026-11-17"),
            "next_step": .text("示例"),
          ],
          evidence: EvidenceInput(), today: TestDatabase.today, invocation: TestDatabase.invocation)
      }
      #expect(refusal?.fields.first?.field == "next_due")
    }
  }

  @Test func `a next step that is corrected corrects its follow-up`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      func contact(_ step: String) async throws -> Int64 {
        try await steps.add(
          EngagementField.self,
          [
            "enterprise": .text("甲子示例"), "kind": .text("answered"), "happened_on": .text("2026-11-17"),
            "note": .text("示例通话\(step)"), "next_step": .text("示例寄图纸"), "next_due": .text("2026-11-26"),
          ]
        ).stored.id
      }
      let (mine, other) = (try await contact("一"), try await contact("二"))
      func followUps() async throws -> [String] {
        try await database.all(FollowUpField.self).filter { $0.text(.note)?.contains("示例通话") == true }
          .map { "\($0.text(.title) ?? "") \($0.date(.dueOn)?.description ?? "") \($0.text(.state) ?? "")" }
      }
      let untouched = "示例寄图纸 2026-11-26 open"
      for (values, expected) in [
        (["next_step": InputValue.text("示例寄报价")], "示例寄报价 2026-11-26 open"),
        (["next_due": .text("2026-11-27")], "示例寄报价 2026-11-27 open"),
        (["note": .text("示例通话三"), "next_step": .text("示例寄样品")], "示例寄样品 2026-11-27 open"),
        (["next_step": .null, "next_due": .null], "示例寄样品 2026-11-27 cancelled"),
      ] {
        try await steps.edit(EngagementField.self, "#\(mine)", values)
        #expect(try await followUps() == [expected, untouched])
      }
      let refusal = await #expect(throws: ServiceError.self) {
        try await steps.edit(EngagementField.self, "#\(other)", ["next_due": .text("2026-11-28")])
      }
      #expect(refusal?.fields.map(\.field) == ["next_due"])
    }
  }
}
