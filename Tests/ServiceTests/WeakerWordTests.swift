import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct WeakerWordTests {
  private static let by = TestDatabase.invocation
  private static let today = TestDatabase.today
  private static let header = "企业名称,从业人数,备注"

  private static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? today }

  private static func imported(
    _ row: String, _ grade: EvidenceGrade, _ asOf: String, _ database: TestDatabase, header: String = header,
    isDryRun: Bool = false
  ) async throws -> ImportReport {
    try await database.importLines(header, row) {
      $0.grade = grade
      $0.asOf = day(asOf)
      $0.isDryRun = isDryRun
    }
  }

  private static func firm(_ database: TestDatabase) async throws -> Stored<EnterpriseField> {
    try #require(try await database.all(EnterpriseField.self).first)
  }

  /// How the fact of a record is evidenced.
  private static func testimony<Field: RecordField>(
    _ field: Field, _ stored: Stored<Field>, _ database: TestDatabase
  ) async throws -> Testimony? {
    guard let id = stored.sources[field] else { return nil }
    return try await database.registry.sources([id], organisation: 1)[id]?.testimony
  }

  @Test(arguments: [
    (EvidenceGrade.documented, "2026-03-31", EvidenceGrade.selfReported, "2026-11-20", false),
    (.documented, "2026-03-31", .oral, "2026-11-20", false),
    (.selfReported, "2026-11-20", .selfReported, "2026-03-01", false),
    (.selfReported, "2026-11-20", .oral, "2026-11-21", false),
    (.selfReported, "2026-03-01", .selfReported, "2026-11-20", true),
    (.oral, "2026-11-20", .selfReported, "2026-03-01", true),
    (.selfReported, "2026-03-01", .documented, "2026-03-01", true),
    (.documented, "2026-03-01", .documented, "2026-03-01", true),
  ])
  func `a weaker or older word keeps what stands and lists the difference`(
    standing: EvidenceGrade, on: String, told: EvidenceGrade, later: String, replaces: Bool
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await WeakerWordTests.imported("示例棉织有限公司,710,", standing, on, database)
      let dry = try await WeakerWordTests.imported("示例棉织有限公司,560,", told, later, database, isDryRun: true)
      let report = try await WeakerWordTests.imported("示例棉织有限公司,560,", told, later, database)
      #expect(dry.differences.count == report.differences.count && dry.differences.allSatisfy { $0.id == nil })
      let firm = try await WeakerWordTests.firm(database)
      #expect(firm.record[.headcount]?.count == (replaces ? 560 : 710))
      #expect(report.updated == (replaces ? 1 : 0) && report.unchanged == (replaces ? 0 : 1))
      let open = try await database.all(DifferenceField.self)
      guard !replaces else {
        #expect(report.results.first?.cells.first?.label == "从业人数")
        return #expect(open.isEmpty && report.differences.isEmpty)
      }
      let listed = try #require(report.differences.first)
      #expect(listed.name == "示例棉织有限公司" && listed.field == "headcount" && listed.row == 2)
      #expect(listed.standing == "710人" && listed.standingSource?.grade == standing.rawValue)
      #expect(listed.told == "560人" && listed.toldSource.asOf == WeakerWordTests.day(later))
      #expect(open.map(\.id) == [try #require(listed.id)] && report.change != nil)
      // The same file again finds it listed.
      let again = try await WeakerWordTests.imported("示例棉织有限公司,560,", told, later, database)
      #expect(again.change == nil && again.differences.map(\.id) == [listed.id])
    }
  }

  @Test func `a difference is taken as of its own day, or kept and not asked again`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await WeakerWordTests.imported("示例棉织有限公司,710,", .documented, "2026-06-30", database)
      let told = try await WeakerWordTests.imported("示例棉织有限公司,560,", .selfReported, "2026-03-01", database)
      let id = "\(try #require(told.differences.first?.id))"
      let settle = database.desk.settleDifference
      func settled(_ state: DifferenceState, isDryRun: Bool = false) async throws -> Int64? {
        try await settle(
          [id], as: state, today: WeakerWordTests.today, isDryRun: isDryRun, invocation: WeakerWordTests.by
        ).first?.change
      }
      #expect(try await settled(.taken, isDryRun: true) == nil)
      let kept = try #require(try await settled(.kept))
      let twice = await #expect(throws: ServiceError.self) { _ = try await settled(.taken) }
      #expect(twice?.code == "difference_settled")
      let again = try await WeakerWordTests.imported("示例棉织有限公司,560,", .selfReported, "2026-03-01", database)
      #expect(again.change == nil && again.differences.isEmpty)
      let other = try await WeakerWordTests.imported("示例棉织有限公司,570,", .selfReported, "2026-03-01", database)
      #expect(other.differences.count == 1, "another value is another difference")
      _ = try await database.desk.undo(try #require(other.change), invocation: WeakerWordTests.by)
      _ = try await database.desk.undo(kept, invocation: WeakerWordTests.by)
      #expect(try await settled(.taken) != nil)
      let firm = try await WeakerWordTests.firm(database)
      #expect(firm.record[.headcount]?.count == 560)
      let word = try await WeakerWordTests.testimony(.headcount, firm, database)
      #expect(word == Testimony(grade: .selfReported, asOf: WeakerWordTests.day("2026-03-01")))
      let once = try await WeakerWordTests.imported("示例棉织有限公司,560,", .selfReported, "2026-03-01", database)
      #expect(once.change == nil && once.unchanged == 1)
    }
  }

  @Test func `a difference is not taken over what came to stand since it was listed`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await WeakerWordTests.imported("示例棉织有限公司,710,", .documented, "2026-06-30", database)
      let told = try await WeakerWordTests.imported("示例棉织有限公司,560,", .selfReported, "2026-03-01", database)
      _ = try await WeakerWordTests.imported("示例棉织有限公司,730,", .documented, "2026-07-31", database)
      let id = "\(try #require(told.differences.first?.id))"
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.settleDifference(
          [id], as: .taken, today: WeakerWordTests.today, isDryRun: false, invocation: WeakerWordTests.by)
      }
      #expect(error?.code == "difference_outdated")
      #expect(try await WeakerWordTests.firm(database).record[.headcount]?.count == 730)
    }
  }

  @Test func `remarks are added with their day, never replaced, and not twice`() async throws {
    try await TestDatabase.with(.reference) { database in
      let header = "姓名,学院,届别,备注"
      func come(_ note: String, _ asOf: String) async throws -> ImportReport {
        try await WeakerWordTests.imported("某示例,材料学院,1999届,\(note)", .selfReported, asOf, database, header: header)
      }
      _ = try await come("本人要求不再联系", "2026-06-01")
      _ = try await come("已加微信", "2025-03-01")
      let person = try #require(try await database.all(PersonField.self).first)
      #expect(person.record[.note]?.text == "本人要求不再联系\n2025-03-01 已加微信")
      let word = try await WeakerWordTests.testimony(.note, person, database)
      #expect(word?.asOf == WeakerWordTests.day("2026-06-01"))
      for note in ["已加微信", "本人要求不再联系"] { #expect(try await come(note, "2025-03-01").change == nil) }
      #expect(try await database.all(DifferenceField.self).isEmpty)
    }
  }

  @Test func `contact data of a difference is masked everywhere, and taken whole`() async throws {
    try await TestDatabase.with(.reference) { database in
      let header = "姓名,学院,届别,微信"
      func come(_ value: String, _ grade: EvidenceGrade) async throws -> ImportReport {
        try await WeakerWordTests.imported("某示例,材料学院,1999届,\(value)", grade, "2026-06-01", database, header: header)
      }
      _ = try await come("wxstanding01", .documented)
      let report = try await come("wxtold000002", .oral)
      let difference = try #require(report.differences.first)
      #expect(difference.standing?.contains("standing") == false && difference.told?.contains("told0") == false)
      let shown = try await database.desk.records(DifferenceField.self).show(
        "\(try #require(difference.id))", invocation: WeakerWordTests.by)
      #expect(shown.stored.text(.value)?.contains("told0") == false)
      _ = try await database.desk.settleDifference(
        ["\(shown.stored.id)"], as: .taken, today: WeakerWordTests.today, invocation: WeakerWordTests.by)
      #expect(try await database.all(PersonField.self).first?.record[.wechat]?.text == "wxtold000002")
    }
  }

  @Test func `an edit on weaker evidence is refused with what stands, unless the person takes it`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await WeakerWordTests.imported("示例棉织有限公司,710,", .documented, "2026-06-30", database)
      func edit(_ value: InputValue, _ evidence: EvidenceInput) async throws -> Stored<EnterpriseField> {
        try await database.desk.records(EnterpriseField.self).edit(
          "示例棉织", ["headcount": value], evidence: evidence, today: WeakerWordTests.today,
          invocation: WeakerWordTests.by
        ).stored
      }
      for value in [InputValue.number("560"), .null] {
        for evidence in [EvidenceInput(), EvidenceInput(title: "电话", grade: .oral)] {
          let error = await #expect(throws: ServiceError.self) { _ = try await edit(value, evidence) }
          #expect(error?.code == "weaker_evidence" && error?.fields.map(\.field) == ["headcount"])
          #expect(error?.fields.first?.message.contains("710人") == true)
        }
      }
      let same = try await edit(.number("710"), EvidenceInput())
      #expect(try await WeakerWordTests.testimony(.headcount, same, database)?.grade == .documented)
      let better = try await edit(.number("720"), EvidenceInput(title: "社保缴费单", grade: .documented))
      #expect(better.record[.headcount]?.count == 720)
      let taken = try await edit(.number("560"), EvidenceInput(takes: true))
      #expect(try await WeakerWordTests.testimony(.headcount, taken, database)?.grade == .selfReported)
      #expect(try await edit(.null, EvidenceInput(takes: true)).record[.headcount] == nil)
    }
  }

  @Test func `minutes keep what is evidenced better, and list it`() async throws {
    try await TestDatabase.with { database in
      let desk = database.desk
      let firms = desk.records(EnterpriseField.self)
      _ = try await firms.edit(
        "癸酉示例", ["wage_yuan_month": .text("5600元")], evidence: EvidenceInput(title: "工资单", grade: .documented),
        today: WeakerWordTests.today, invocation: WeakerWordTests.by)
      let minutes = MinutesInput(
        topics: "用工",
        answers: [
          .init(enterprise: .text("癸酉示例"), field: "wage_yuan_month", value: .text("4800元")),
          .init(enterprise: .text("癸酉示例"), field: "export_port", value: .text("示例港")),
        ])
      let receipt = try await desk.recordMinutes(
        "KC-2026-002", minutes, today: WeakerWordTests.day("2026-12-05"), invocation: WeakerWordTests.by)
      #expect(receipt.answers == 1 && receipt.differences.map(\.field) == ["wage_yuan_month"])
      let firm = try await firms.show("癸酉示例", invocation: WeakerWordTests.by).stored
      #expect(firm.record[.wage]?.money == Money(yuan: 5600) && firm.record[.exportPort]?.text == "示例港")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `no sequence of imports, minutes and edits lowers a fact without a person's word`(seed: UInt64) async throws {
    try await TestDatabase.with(.reference) { database in
      var dice = Dice(seed)
      let desk = database.desk
      let fields: [EnterpriseField] = [.headcount, .place, .revenue, .note]
      var takes = 0
      var lowered = 0
      _ = try await WeakerWordTests.imported("示例棉织有限公司,1,", .oral, "2024-01-01", database)
      for step in 0..<45 {
        let before = try await WeakerWordTests.firm(database)
        let grade = dice.pick(EvidenceGrade.allCases)
        let asOf = WeakerWordTests.day("2024-01-01").adding(days: Int(dice.number(0...900)))
        let (heads, place) = (dice.number(1...4), dice.pick(["武汉", "西安", "安康"]))
        var isTake = false
        switch dice.number(0...9) {
        case 0...3:
          _ = try await WeakerWordTests.imported(
            "示例棉织有限公司,\(heads),\(place),\(dice.number(1...3))00万元,第\(dice.number(1...9))条", grade, asOf.description,
            database, header: "企业名称,从业人数,所在城市,上年营业收入,备注")
        case 4...6:
          isTake = dice.oneIn(3)
          let evidence = EvidenceInput(title: "核实", asOf: asOf, grade: grade, takes: isTake)
          let isCleared = dice.oneIn(4)
          let values: [String: InputValue] = [
            "headcount": isCleared ? .null : .number("\(heads)"), "place": .text(place), "note": .text("改\(step)"),
          ]
          do {
            _ = try await desk.records(EnterpriseField.self).edit(
              "\(before.id)", values, evidence: evidence, today: WeakerWordTests.today, invocation: WeakerWordTests.by)
            // That a field is made unknown is a person's word.
            isTake = isTake || isCleared
          } catch let error as ServiceError { #expect(error.code == "weaker_evidence" && !isTake) }
        case 7...8:
          let plan = VisitPlanInput(
            visit: [
              "title": .text("示例考察\(step)"), "direction": .text("to_county"), "starts_on": .text("\(asOf)"),
              "ends_on": .text("\(asOf)"),
            ], parties: [["enterprise": .number("\(before.id)")]], stops: [])
          let visit = try await desk.planVisit(plan, today: asOf, invocation: WeakerWordTests.by).visit
          _ = try await desk.recordMinutes(
            "\(visit.id)",
            MinutesInput(
              topics: "情况", grade: grade,
              answers: [
                .init(enterprise: .number("\(before.id)"), field: "headcount", value: .number("\(heads)")),
                .init(enterprise: .number("\(before.id)"), field: "note", value: .text("考察\(step)")),
                .init(enterprise: .number("\(before.id)"), field: "place", value: dice.oneIn(5) ? .null : .text(place)),
              ]), today: WeakerWordTests.today, invocation: WeakerWordTests.by)
        default:
          let open = try await database.all(DifferenceField.self).filter { $0.text(.state) == "open" }
          guard !open.isEmpty else { continue }
          do {
            _ = try await desk.settleDifference(
              ["\(dice.pick(open).id)"], as: dice.pick([.taken, .kept]), today: WeakerWordTests.today,
              invocation: WeakerWordTests.by)
            isTake = true
          } catch let error as ServiceError { #expect(error.code == "difference_outdated") }
        }
        let after = try await WeakerWordTests.firm(database)
        takes += isTake ? 1 : 0
        for field in fields where before.record[field] != nil {
          let old = try #require(try await WeakerWordTests.testimony(field, before, database))
          let new = try await WeakerWordTests.testimony(field, after, database)
          if let new, new >= old { continue }
          lowered += 1
          #expect(isTake, "step \(step) lowers \(field) from \(old) to \(String(describing: new))")
        }
      }
      #expect(takes > 0)
      #expect(try await !database.all(DifferenceField.self).isEmpty)
    }
  }
}
