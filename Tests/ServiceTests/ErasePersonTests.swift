import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

/// What is erased is nowhere afterwards: not in a table, not in a history, not in a file; the counts stay.
@Suite(.timeLimit(.minutes(15))) struct ErasePersonTests {
  private static let by = TestDatabase.invocation
  private static let today = TestDatabase.today
  private static let name = "虚构抹去者"
  private static let marks = [name, "13000008821", "moqu@example.cn", "moquzhe8821", "只肯周二下午见面"]

  private static func add<Field: RecordField>(
    _ field: Field.Type, _ values: [String: String], _ database: TestDatabase
  ) async throws -> Int64 {
    try await database.desk.records(field).add(
      values.mapValues { .text($0) }, evidence: EvidenceInput(), today: today, invocation: by
    ).stored.id
  }

  /// A person with a firm, contacts, follow-ups, a visit, consents, a paper and edits of all of them.
  private static func make(_ database: TestDatabase) async throws -> (person: Int64, firm: Int64, digest: String) {
    let firm = try await add(
      EnterpriseField.self,
      ["name": "示例抹去器材有限公司", "contact_name": name, "contact_phone": marks[1], "note": "由\(name)介绍"], database)
    let person = try await add(
      PersonField.self, ["name": name, "phone": marks[1], "email": marks[2], "wechat": marks[3]], database)
    _ = try await database.desk.records(PersonField.self).edit(
      "#\(person)", ["city": .text("西安")], evidence: EvidenceInput(), today: today, invocation: by)
    let tie = try await add(
      TieField.self, ["enterprise_id": "#\(firm)", "person_id": "#\(person)", "role_text": "总经理"], database)
    _ = try await database.desk.records(TieField.self).edit(
      "#\(tie)", ["role_text": .text("董事长")], evidence: EvidenceInput(), today: today, invocation: by)
    _ = try await add(
      ConsentField.self,
      ["person_id": "#\(person)", "purpose": "招商联络", "scope": "county", "given_on": "2026-10-01"], database)
    let contact = try await add(
      EngagementField.self,
      [
        "enterprise_id": "#\(firm)", "kind": "meeting", "happened_on": "2026-11-16", "person_id": "#\(person)",
        "note": "\(name)说\(marks[4])", "officer": "示例专员甲", "next_step": "回访\(name)", "next_due": "2026-11-27",
      ], database)
    _ = try await database.desk.records(EngagementField.self).edit(
      "#\(contact)", ["note": .text("\(name)改口,仍\(marks[4])")], evidence: EvidenceInput(), today: today,
      invocation: by)
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("%PDF-1.7\n授权书 \(name)\n%%EOF\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let paper = try await database.desk.attachments(
      path: file.path, name: "授权书.pdf", to: try AttachedTo(record: "person=#\(person)"), words: [:], today: today,
      isDryRun: false, invocation: by)
    return (person, firm, try #require(paper.stored.text(.digest)))
  }

  @Test func `nothing of an erased person is left in any table, and the counts stay`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, firm, digest) = try await Self.make(database)
      #expect(try await database.holding(Self.marks).count > 5)
      let contacts = try await database.all(EngagementField.self).count
      let followUps = try await database.all(FollowUpField.self).count
      let dry = try await database.desk.erasePerson(
        "#\(person)", ground: .withdrawn, isDryRun: true, invocation: Self.by)
      #expect(dry.change == nil && dry.kinds.contains { $0.kind == "person" && $0.records == 1 && $0.states == 2 })
      #expect(try await database.record(PersonField.self, person) != nil)
      let receipt = try await database.desk.erasePerson("#\(person)", ground: .withdrawn, invocation: Self.by)
      #expect(receipt.kinds == dry.kinds && receipt.files == 1 && receipt.change != nil)
      #expect(try await database.holding(Self.marks) == [])
      #expect(try await database.registry.file(digest, organisation: 1) == nil)
      // Figures count what was, and the audit knows who did it on which ground.
      let kept = try await database.all(EngagementField.self)
      #expect(kept.count == contacts && kept.allSatisfy { $0.date(.date) != nil && $0.text(.officer) == "示例专员甲" })
      #expect(try await database.all(FollowUpField.self).count == followUps)
      let standing = try #require(try await database.record(EnterpriseField.self, firm))
      #expect(standing.text(.contactPhone) == nil && standing.text(.note) == "由(某校友,已依法删除)介绍")
      let audit = try await database.desk.auditPerson("\(person)", organisation: 1)
      #expect(audit.erasures.allSatisfy { $0.ground == "withdrawn" && $0.actor == "测试员" })
      #expect(audit.changes.contains { $0.useCase == "person.add" } && audit.changes.allSatisfy(\.fields.isEmpty))
      #expect(Set(audit.erasures.map(\.kind)).isSuperset(of: ["person", "tie", "consent", "engagement", "attachment"]))
    }
  }

  @Test func `what is erased is brought back by nothing`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, _, _) = try await Self.make(database)
      let deleted = try await database.desk.records(PersonField.self).delete("#\(person)", invocation: Self.by)
      let receipt = try await database.desk.erasePerson("\(person)", ground: .asked, invocation: Self.by)
      #expect(try await database.holding(Self.marks) == [])
      for change in [receipt.change, deleted.change] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await database.desk.undo(try #require(change), invocation: Self.by)
        }
        #expect(error?.code == "erased_for_good")
      }
      // The change that only wrote what is gone has nothing left to take back.
      let added = try await database.registry.changes(
        useCases: ["person.add"], before: nil, limit: 1, organisation: 1)[0].id
      let refused = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.undo(added, invocation: Self.by)
      }
      #expect(refused?.code == "erased_for_good")
      let keeper = database.desk.records(PersonField.self)
      for attempt in [
        { _ = try await keeper.restore(person, invocation: Self.by) },
        { _ = try await keeper.history("\(person)", organisation: 1) },
      ] as [() async throws -> Void] {
        let error = await #expect(throws: ServiceError.self) { try await attempt() }
        #expect(error?.code == "erased_for_good")
      }
      let again = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.erasePerson("\(person)", ground: .asked, invocation: Self.by)
      }
      #expect(again?.code == "person_not_found")
    }
  }

  @Test func `the bytes of a file stay while another paper refers to them`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, firm, digest) = try await Self.make(database)
      let bytes = try #require(try await database.registry.file(digest, organisation: 1))
      let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try Data(bytes).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      _ = try await database.desk.attachments(
        path: file.path, name: "同一文件.pdf", to: try AttachedTo(record: "enterprise=#\(firm)"), words: [:],
        today: Self.today, isDryRun: false, invocation: Self.by)
      let receipt = try await database.desk.erasePerson("#\(person)", ground: .asked, invocation: Self.by)
      #expect(receipt.files == 0)
      #expect(try await database.registry.file(digest, organisation: 1) == bytes)
    }
  }

  @Test func `the daily role cannot erase outside a change that erases the person`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, _, _) = try await Self.make(database)
      let error = await #expect(throws: (any Error).self) {
        try await database.changed("person.edit") { session in
          _ = try await session.delete(PersonField.self, ids: [person])
          _ = try await session.erasure(of: person, ground: .asked).eraseStates(PersonField.self, ids: [person])
        }
      }
      #expect(error != nil)
      #expect(try await database.record(PersonField.self, person) != nil)
    }
  }

  @Test func `kept rankings hold numbers alone, and one that rested on the person says so`() async throws {
    try await TestDatabase.with { database in
      let tie = try #require(try await database.all(TieField.self).first)
      let person = try #require(tie.reference(.person))
      let record = try #require(try await database.record(PersonField.self, person))
      var runs: [String] = []
      for need in try await database.all(NeedField.self) {
        let view = try await database.desk.ranking.rank(
          need: "#\(need.id)", .init(top: 1000), today: Self.today, invocation: Self.by)
        runs.append(try #require(view.run))
      }
      let marks = [record.words(.name)] + PersonField.personal.compactMap { record.text($0) }.filter { $0 != "无" }
      let before = try await database.keptRankings()
      #expect(!before.isEmpty && marks.allSatisfy { mark in before.allSatisfy { !$0.contains(mark) } })
      _ = try await database.desk.erasePerson("#\(person)", ground: .asked, invocation: Self.by)
      #expect(try await database.keptRankings() == before)
      #expect(try await database.holding(marks) == [])
      // What rested on the person cannot be worked out again, and says so; the rest can.
      // Another program has no scene of before in its memory.
      let later = try TestDatabase.program(database.applicationURI)
      var codes: Set<String> = []
      for run in runs {
        do {
          _ = try await later.desk.ranking.replay(run, invocation: Self.by)
          codes.insert("")
        } catch let error as ServiceError { codes.insert(error.code) }
      }
      await later.close()
      #expect(codes.contains("run_of_erased") && codes.isSubset(of: ["", "run_of_erased"]), "\(codes)")
    }
  }

  @Test func `an answer kept under a key is forgotten with the person`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, _, _) = try await Self.make(database)
      for (key, body) in [("甲", "{\"name\":\"\(Self.name)\"}"), ("乙", "{\"name\":\"虚构旁人\"}")] {
        _ = try await database.registry.once(
          KeyedRequest(key: key, content: [1]), invocation: Self.by
        ) { KeptAnswer(status: 200, headers: [], body: Array(body.utf8)) }
      }
      let receipt = try await database.desk.erasePerson("#\(person)", ground: .asked, invocation: Self.by)
      #expect(receipt.answers == 1)
      #expect(try await database.rowCounts()["kept_answer"] == 1)
    }
  }
}
