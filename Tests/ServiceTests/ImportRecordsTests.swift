import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct ImportRecordsTests {
  private static func importing<Field: RecordField>(
    _ field: Field.Type, _ text: String, _ database: TestDatabase, isDryRun: Bool = false,
    allowsRepeats: Bool = false
  ) async throws -> TableImport {
    try await withTemporaryFile("台账.csv", text) { path in
      try await database.desk.importRecords(field)(
        path: path, name: "台账.csv", isDryRun: isDryRun, allowsRepeats: allowsRepeats, today: TestDatabase.today,
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
      let dry = try await ImportRecordsTests.importing(FollowUpField.self, text, database, isDryRun: true)
      #expect(dry.created == 2 && dry.problems == outcome.problems, "a dry run tells of the good rows")
      #expect(outcome.problems.map(\.row) == [4, 5, 6, 7])
      #expect(outcome.problems.map(\.field).prefix(2) == ["due_on", "owner"])
      #expect(try await database.all(FollowUpField.self).count == before)
    }
  }

  @Test func `targets are imported by the words on screen, and a dry run writes nothing`() async throws {
    try await TestDatabase.with(.reference) { database in
      let text = "年度,指标,责任单位,任务数\n2027,新签约项目,,8\n2027,signed_amount,示例经开区,15000\n"
      #expect(try await ImportRecordsTests.importing(TargetField.self, text, database, isDryRun: true).created == 2)
      #expect(try await database.all(TargetField.self).isEmpty)
      #expect(try await ImportRecordsTests.importing(TargetField.self, text, database).created == 2)
      let again = try await ImportRecordsTests.importing(TargetField.self, text, database)
      #expect(again.created == 0 && again.repeated.map(\.row) == [2, 3], "the same target is not taken twice")
      let other = "年度,指标,责任单位,任务数\n2027,signed_count,,9\n"
      let second = try await ImportRecordsTests.importing(TargetField.self, other, database)
      #expect(second.created == 0 && second.problems.count == 1, "nor is another for the same")
      #expect(try await database.all(TargetField.self).first?.text(.indicator) == "signed_count")
      let none = try await ImportRecordsTests.importing(
        TargetField.self, "年度,指标,任务数\n2028,示例指标,1\n", database)
      #expect(none.created == 0 && none.problems.first?.message.contains("新签约项目") == true)
    }
  }

  /// Imports rows twice, beside one more row that differs where two records may.
  private func twice<Field: RecordField>(
    _ field: Field.Type, _ header: String, _ row: String, other: String
  ) async throws {
    try await TestDatabase.with { database in
      let before = try await database.all(field).count
      func come(_ rows: String..., allowsRepeats: Bool = false) async throws -> TableImport {
        try await ImportRecordsTests.importing(
          field, ([header] + rows).joined(separator: "\n") + "\n", database, allowsRepeats: allowsRepeats)
      }
      let first = try await come(row, row)
      #expect(first.problems == [] && first.created == 1 && first.repeated.map(\.row) == [3], "\(Field.entity)")
      let again = try await come(row)
      #expect(again.created == 0 && again.change == nil && again.repeated.map(\.id) == first.repeated.map(\.id))
      #expect(again.repeated.first?.message.contains(Field.label) == true)
      #expect(try await database.all(field).count == before + 1)
      let mixed = try await come(row, other)
      #expect(mixed.created == 1 && mixed.repeated.map(\.row) == [2] && mixed.change != nil, "\(Field.entity)")
      #expect(try await come(row, allowsRepeats: true).created == 1)
      #expect(try await database.all(field).count == before + 3)
    }
  }

  @Test func `what is recorded already is told and not recorded again`() async throws {
    try await twice(
      ArrivalField.self, "签约项目,到位日期,到位金额,到位依据,凭证编号", "ZT-2026-003,2026-11-18,70万元,凭证,示例凭6",
      other: "ZT-2026-003,2026-11-18,70万元,凭证,示例凭7")
    try await twice(
      ProgressField.self, "在谈项目,日期,进展,记录人", "ZT-2026-001,2026-11-18,已送图纸,示例专员甲",
      other: "ZT-2026-001,2026-11-19,已送图纸,示例专员甲")
    try await twice(
      FollowUpField.self, "事项,责任人,办结期限,在谈项目", "送图纸,示例专员甲,2026-12-18,ZT-2026-001",
      other: "送图纸,示例专员乙,2026-12-18,ZT-2026-001")
    try await twice(
      SupportField.self, "事项,类别,日期,金额", "示例培训,直接投入无偿资金,2026-11-18,6万元",
      other: "示例培训,直接投入无偿资金,2026-11-18,7万元")
    try await twice(
      EngagementField.self, "企业,互动方式,日期", "甲子示例线束有限公司,来石考察,2026-11-18", other: "甲子示例线束有限公司,来石考察,2026-11-17")
    try await twice(
      StandingField.self, "企业,核查对象,核查名单,核查结果,核查日期", "甲子示例线束有限公司,企业,失信被执行人,未列入,2026-11-18",
      other: "甲子示例线束有限公司,企业,失信被执行人,未列入,2026-11-19")
  }

  @Test func `what is still to come has not happened, whichever face says so`() async throws {
    try await TestDatabase.with { database in
      let project = try await ProjectSteps(database: database).sample("ZT-2026-003")
      let firm = try #require(try await database.all(EnterpriseField.self).first?.id)
      func refused<Field: RecordField>(_ type: Field.Type, _ field: Field, _ values: [String: InputValue]) async throws
      {
        let keeper = database.desk.records(type)
        func add(_ day: CalendarDate) async throws -> RecordReceipt<Field> {
          try await keeper.add(
            values.merging([field.name: .text("\(day)")]) { _, new in new }, evidence: EvidenceInput(),
            today: TestDatabase.today, invocation: TestDatabase.invocation)
        }
        let tomorrow = TestDatabase.today.adding(days: 1)
        let error = await #expect(throws: ServiceError.self, "\(Field.entity)") { _ = try await add(tomorrow) }
        #expect(error?.fields.map(\.field) == [field.name] && error?.fields.map(\.code) == ["in_the_future"])
        #expect(error?.message.contains("\(tomorrow)") == true)
        let made = try await add(TestDatabase.today)
        let edited = await #expect(throws: ServiceError.self, "\(Field.entity)") {
          _ = try await keeper.edit(
            "#\(made.stored.id)", [field.name: .text("\(tomorrow)")], evidence: EvidenceInput(),
            today: TestDatabase.today, invocation: TestDatabase.invocation)
        }
        #expect(edited?.fields.map(\.code) == ["in_the_future"])
      }
      let (of, at) = (InputValue.number("\(project)"), InputValue.number("\(firm)"))
      try await refused(
        ArrivalField.self, .arrivedOn, ["opportunity_id": of, "amount_yuan": .text("100万元"), "proof": .text("voucher")])
      try await refused(ProgressField.self, .happenedOn, ["opportunity_id": of, "text": .text("示例进展")])
      try await refused(EngagementField.self, .date, ["enterprise_id": at, "kind": .text("visited_county")])
      try await refused(
        StandingField.self, .checkedOn,
        ["enterprise_id": at, "register": .text("失信被执行人"), "state": .text("未列入")])
      try await refused(FormalityField.self, .doneOn, ["opportunity_id": of, "item": .text("construction")])
      try await refused(
        SupportField.self, .happenedOn, ["title": .text("示例"), "kind": .text("planning")])
    }
  }

  @Test func `a note that is deleted or told of another day takes the clock of progress back`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let project = try await steps.sample("ZT-2026-004")
      func last() async throws -> String? { try await steps.project(project).date(.progressOn)?.description }
      let before = try await last()
      func note(_ day: String) async throws -> Int64 {
        try await steps.add(
          ProgressField.self, ["opportunity_id": .number("\(project)"), "text": .text("示例"), "happened_on": .text(day)]
        ).stored.id
      }
      let (first, second) = (try await note("2026-11-10"), try await note("2026-11-20"))
      #expect(try await last() == "2026-11-20")
      _ = try await steps.edit(ProgressField.self, "#\(second)", ["happened_on": .text("2026-11-05")])
      #expect(try await last() == "2026-11-10")
      let keeper = database.desk.records(ProgressField.self)
      _ = try await keeper.delete("#\(first)", invocation: TestDatabase.invocation)
      #expect(try await last() == "2026-11-05")
      _ = try await keeper.restore(first, invocation: TestDatabase.invocation)
      #expect(try await last() == "2026-11-10")
      _ = try await keeper.delete("#\(first)", invocation: TestDatabase.invocation)
      _ = try await steps.edit(ProgressField.self, "#\(second)", ["is_progress": .flag(false)])
      #expect(try await last() == before)
    }
  }

  /// Imports a row that changes what is known by a code, then the same again, then a row of a new one.
  private func changes<Field: RecordField>(
    _ field: Field.Type, _ header: String, _ row: String, new: String?
  ) async throws {
    try await TestDatabase.with { database in
      let before = try await database.all(field).count
      func come(_ row: String) async throws -> TableImport {
        try await ImportRecordsTests.importing(field, "\(header)\n\(row)\n", database)
      }
      let first = try await come(row)
      #expect(first.problems == [] && first.updated == 1 && first.created == 0, "\(Field.entity)")
      let again = try await come(row)
      #expect(again.change == nil && again.repeated.count == 1 && again.updated == 0)
      guard let new else { return }
      let made = try await come(new)
      #expect(made.problems == [] && made.created == 1 && made.updated == 0)
      #expect(try await database.all(field).count == before + 1)
    }
  }

  @Test func `what is known by a code is changed by its row`() async throws {
    try await changes(
      NeedField.self, "项目编号,项目名称,园区,项目内容", "SQ-2026-01,示例线束改扩建,石泉经济技术开发区,示例内容",
      new: "SQ-2026-91,示例新项目,石泉经济技术开发区,示例内容")
    try await changes(LinkField.self, "环节编号,本地状态,依据", "E08,已有,示例调查", new: nil)
  }

  @Test func `rulings come in by the names and codes of a register`() async throws {
    try await TestDatabase.with { database in
      let firm = try #require(try await database.all(EnterpriseField.self).first?.text(.name))
      let text = "准入条件,企业,认定部门,认定结果,文号,认定日期\npollutant_total,\(firm),生态环境分局,符合,石环示例〔2026〕91号,2026-11-18\n"
      let made = try await ImportRecordsTests.importing(RulingField.self, text, database)
      #expect(made.problems == [] && made.created == 1)
      let again = try await ImportRecordsTests.importing(RulingField.self, text, database)
      #expect(again.created == 0 && again.repeated.map(\.row) == [2])
    }
  }

  @Test func `what is typed in twice is said to be the same`() async throws {
    try await TestDatabase.with { database in
      let steps = ProjectSteps(database: database)
      let values: [String: InputValue] = [
        "opportunity_id": .number("\(try await steps.sample("ZT-2026-003"))"), "arrived_on": .text("2026-11-18"),
        "amount_yuan": .text("70万元"), "proof": .text("voucher"),
      ]
      let first = try await steps.add(ArrivalField.self, values)
      #expect(first.warnings == [])
      let second = try await steps.add(ArrivalField.self, values)
      #expect(second.warnings.first?.contains("\(first.stored.id)") == true)
    }
  }
}
