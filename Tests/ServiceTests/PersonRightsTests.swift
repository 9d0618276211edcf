import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

/// What is kept of a person is told, with who looked; who is due for deletion is listed.
@Suite(.timeLimit(.minutes(15))) struct PersonRightsTests {
  private static let by = TestDatabase.invocation

  @Test func `a person's file tells every record, ground, look and change`() async throws {
    try await TestDatabase.with { database in
      let consent = try #require(
        try await database.all(ConsentField.self).first {
          $0.record[.withdrawnOn] == nil && $0.text(.scope) == "county"
        })
      let person = try #require(consent.reference(.person))
      let record = try #require(try await database.record(PersonField.self, person))
      _ = try await database.desk.records(PersonField.self).show(
        "#\(person)", for: ContactWish("招商联络"), invocation: Self.by)
      let file = try await database.desk.tellPerson(
        "#\(person)", today: TestDatabase.today, invocation: Self.by)
      #expect(file.grounds.map(\.purpose) == ["招商联络"] && file.grounds.allSatisfy(\.isLive))
      #expect(file.grounds.allSatisfy { $0.ground.contains("第十三条") })
      let kinds = Set(file.records.map(\.kind))
      #expect(kinds.isSuperset(of: ["person", "tie", "consent"]))
      let own = try #require(file.records.first { $0.kind == "person" })
      #expect(own.facts.count == record.record.known.count && own.facts.allSatisfy { $0.source != nil })
      #expect(own.facts.first { $0.field == "phone" }?.value == record.text(.phone))
      #expect(file.looks.map(\.purpose) == ["本人查阅复制", "招商联络"])
      #expect(file.changes.contains { $0.kind == "person" && $0.fields.contains("手机") })
      let page = String(decoding: try file.paper.bytes(.html), as: UTF8.self)
      for words in [record.words(.name), "第四十五条", "招商联络", "处理依据", "谁在何时为何看过联系方式"] {
        #expect(page.contains(words), "\(words)")
      }
      let audit = try await database.desk.auditPerson(record.words(.name), organisation: 1)
      #expect(audit.looks == file.looks && audit.erasures.isEmpty)
    }
  }

  @Test func `who withdrew or whose consent is over is due, and who has another is not`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ids = try await database.insert(
        ["甲", "乙", "丙", "丁"].map { Record<PersonField>([.name: .text("虚构到期者\($0)")]) })
      func consent(
        _ person: Int64, until: String? = nil, withdrawn: String? = nil, _ purpose: String = "招商联络"
      ) -> Record<ConsentField> {
        var record = Record<ConsentField>([
          .person: .reference(person), .purpose: .text(purpose), .scope: .text("school"),
          .givenOn: .date(CalendarDate("2025-01-01")!),
        ])
        record[.expiresOn] = until.flatMap { CalendarDate($0) }.map { .date($0) }
        record[.withdrawnOn] = withdrawn.flatMap { CalendarDate($0) }.map { .date($0) }
        return record
      }
      try await database.insert([
        consent(ids[0], until: "2026-06-30"), consent(ids[1], withdrawn: "2026-11-01"),
        consent(ids[2], until: "2026-06-30"), consent(ids[2], "考察邀请"),
      ])
      let view = try await database.desk.duePeople(today: TestDatabase.today, organisation: 1)
      #expect(view.items.map(\.person) == [ids[0], ids[1]] && view.items.map(\.kind) == ["expired", "withdrawn"])
      #expect(view.items.allSatisfy { $0.law.contains("第四十七条") })
      #expect(view.undecided.map(\.kind) == ["never_consented", "out_of_touch"])
      #expect(try await database.all(PersonField.self).count == 4)
    }
  }
}
