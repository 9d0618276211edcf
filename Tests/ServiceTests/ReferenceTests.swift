import App
import Domain
import Service
import TestSupport
import Testing

/// What people write for a record that is referred to is resolved alike, whoever hands it in.
@Suite struct ReferenceTests {
  private static func add(
    _ values: [String: InputValue], _ database: TestDatabase
  ) async throws -> Record<FollowUpField> {
    try await database.desk.records(FollowUpField.self).add(
      values.merging(["title": .text("送可研"), "owner": .text("甲"), "due_on": .text("2026-12-01")]) { given, _ in given },
      evidence: EvidenceInput(), today: TestDatabase.today, invocation: TestDatabase.invocation
    ).stored.record
  }

  @Test func `a project is meant by its id, its code or part of its name, with or without _id`() async throws {
    try await TestDatabase.with { database in
      let projects = try await database.all(OpportunityField.self)
      let project = try #require(projects.first { $0.text(.code) == "ZT-2026-001" })
      for (name, value) in [
        ("opportunity_id", InputValue.text("ZT-2026-001")), ("opportunity_id", .text("\(project.id)")),
        ("opportunity_id", .number("\(project.id)")), ("opportunity", .text("ZT-2026-001")),
        ("在谈项目", .text("ZT-2026-001")),
      ] {
        let made = try await ReferenceTests.add([name: value], database)
        #expect(made.reference(.opportunity) == project.id, "\(name)=\(value)")
      }
    }
  }

  @Test func `an edit names what it refers to alike, and unsets it with an empty value`() async throws {
    try await TestDatabase.with { database in
      let task = try #require(try await database.all(FollowUpField.self).first { $0.record[.opportunity] != nil })
      let records = database.desk.records(FollowUpField.self)
      let other = try #require(
        try await database.all(OpportunityField.self).first { $0.id != task.reference(.opportunity) })
      let code = try #require(other.text(.code))
      let edited = try await records.edit(
        "#\(task.id)", ["opportunity": .text(code)], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      #expect(edited.stored.reference(.opportunity) == other.id && edited.fields == ["opportunity_id"])
      let unset = try await records.edit(
        "#\(task.id)", ["opportunity_id": .null], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      #expect(unset.stored.record[.opportunity] == nil)
    }
  }

  @Test func `what is not found or stands for several is told with its kind and its candidates`() async throws {
    try await TestDatabase.with { database in
      let none = await #expect(throws: ServiceError.self) {
        _ = try await ReferenceTests.add(["opportunity_id": .text("ZT-0000"), "owner": .flag(true)], database)
      }
      #expect(none?.code == "invalid_record" && Set(none?.fields.map(\.field) ?? []) == ["opportunity_id", "owner"])
      let problem = try #require(none?.fields.first { $0.field == "opportunity_id" })
      #expect(problem.code == "opportunity_not_found" && problem.message.contains("在谈项目「ZT-0000」"))
      let several = await #expect(throws: ServiceError.self) {
        _ = try await ReferenceTests.add(["opportunity_id": .text("ZT-2026")], database)
      }
      #expect(several?.fields.map(\.code) == ["opportunity_ambiguous"])
      #expect(several?.fields.first?.message.contains("ZT-2026-001") == true)
      let flag = await #expect(throws: ServiceError.self) {
        _ = try await ReferenceTests.add(["opportunity_id": .flag(true)], database)
      }
      #expect(flag?.fields.first?.message.contains("请填在谈项目的编号或名称") == true)
    }
  }

  @Test func `records whose name is no text are found by id alone`() async throws {
    try await TestDatabase.with { database in
      let item = try #require(try await database.all(SessionItemField.self).first)
      #expect(try await FindRecord<SessionItemField>(database.registry)("\(item.id)", organisation: 1).id == item.id)
      for words in ["第一项", "999999"] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await FindRecord<SessionItemField>(database.registry)(words, organisation: 1)
        }
        #expect(error?.code == "session_item_not_found")
      }
    }
  }
}
