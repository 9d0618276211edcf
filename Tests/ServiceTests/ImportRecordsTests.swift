import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct ImportRecordsTests {
  private static func importing<Field: RecordField>(
    _ field: Field.Type, _ text: String, _ database: TestDatabase, isDryRun: Bool = false
  ) async throws -> TableImport {
    try await withTemporaryFile("台账.csv", text) { path in
      try await database.desk.importRecords(field)(
        path: path, name: "台账.csv", isDryRun: isDryRun, today: TestDatabase.today,
        invocation: TestDatabase.invocation)
    }
  }

  private static let past = """
    事项,责任人,办结期限,在谈项目,登记人,登记日期
    送可研,示例专员甲,2025-03-14,ZT-2026-001,示例老员工,2025年3月3日
    回访,示例专员乙,2025-03-17,癸酉示例高压线束项目,示例老员工,2025-03-04
    """

  @Test func `follow-ups of the past keep their author and date`() async throws {
    try await TestDatabase.with { database in
      let outcome = try await ImportRecordsTests.importing(FollowUpField.self, ImportRecordsTests.past, database)
      #expect(outcome.created == 2 && outcome.problems.isEmpty)
      let made = try await database.all(FollowUpField.self).filter { $0.record[.writtenBy] == .text("示例老员工") }
      #expect(made.map { $0.record[.writtenOn]?.date?.description } == ["2025-03-03", "2025-03-04"])
      let change = try #require(outcome.change)
      _ = try await database.desk.undo(change, invocation: TestDatabase.invocation)
      #expect(try await database.all(FollowUpField.self).allSatisfy { $0.record[.writtenBy] != .text("示例老员工") })
    }
  }

  @Test func `a wrong row refuses the file, and every wrong row is told`() async throws {
    try await TestDatabase.with { database in
      let before = try await database.all(FollowUpField.self).count
      let text =
        ImportRecordsTests.past + """

          过节,甲,2025-10-01,ZT-2026-001,甲,2025-09-01
          无主,,2025-03-14,ZT-2026-001,甲,2025-03-03
          错项目,甲,2025-03-14,没有这个项目,甲,2025-03-03
          错日期,甲,下周,ZT-2026-001,甲,2025-03-03
          """
      let outcome = try await ImportRecordsTests.importing(FollowUpField.self, text, database)
      #expect(outcome.created == 0 && outcome.change == nil)
      #expect(outcome.problems.map(\.row) == [4, 5, 6, 7])
      #expect(outcome.problems.map(\.field).prefix(2) == ["due_on", "owner"])
      #expect(try await database.all(FollowUpField.self).count == before)
    }
  }

  @Test func `targets are imported by the words on screen, and a dry run writes nothing`() async throws {
    try await TestDatabase.with(.reference) { database in
      let text = "年度,指标,责任单位,任务数\n2027,signed_count,,8\n2027,signed_amount,示例经开区,15000\n"
      #expect(try await ImportRecordsTests.importing(TargetField.self, text, database, isDryRun: true).created == 2)
      #expect(try await database.all(TargetField.self).isEmpty)
      #expect(try await ImportRecordsTests.importing(TargetField.self, text, database).created == 2)
      let again = try await ImportRecordsTests.importing(TargetField.self, text, database)
      #expect(again.created == 0 && again.problems.count == 1, "the same target is not taken twice")
    }
  }
}
