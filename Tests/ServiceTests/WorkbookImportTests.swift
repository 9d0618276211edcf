import Domain
import Service
import TestSupport
import Testing

@Suite(.enabled(if: Checkout.hasShared, "skipped: ../shared/data is not there"))
struct WorkbookImportTests {
  @Test(arguments: Workbook.firmLists)
  func `a list of firms is stored as its truth says`(workbook: Workbook) async throws {
    let truth = try workbook.truth(Workbook.FirmTruth.self)
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importFile(workbook.path) { $0.skipsInvalid = true }
      #expect(report.rows == truth.rows)
      #expect(report.created == truth.records.count)
      #expect(report.updated == 0 && report.unchanged == 0)
      #expect(report.repeated == truth.problems.count { $0.code == "duplicate_row" })
      #expect(report.rejected == truth.problems.count { $0.code == "missing_name" })
      let refused = Set(report.problems.filter { $0.severity == "row" }.map(\.row))
      #expect(report.flagged == Set(report.problems.map(\.row)).subtracting(refused).count)
      let expected = truth.problems.map(\.code).sorted()
      let beside = ["likely_duplicate", "code_text_mismatch"]
      #expect(report.problems.map(\.code).filter { !beside.contains($0) }.sorted() == expected)
      #expect(!report.truncated && !report.dryRun && report.change != nil)

      let firms = try await database.all(EnterpriseField.self)
      #expect(firms.count == truth.records.count)
      let byCode = Dictionary(uniqueKeysWithValues: firms.map { ($0.record[.creditCode]?.text ?? "", $0.record) })
      for firm in truth.records {
        let record = try #require(byCode[firm.credit_code], "\(firm.name)")
        #expect(record[.name]?.text == firm.name)
        let yuan = firm.revenue_wan.map { Money(yuan: Int64(($0 * 10_000).rounded())) }
        #expect(record[.revenue]?.money == yuan, "\(firm.name)")
      }
      #expect(
        try await database.all(PersonField.self).count == Set(truth.records.map { [$0.alumnus, $0.phone ?? ""] }).count)
    }
  }

  @Test(arguments: Workbook.firmLists)
  func `one refused row keeps the whole list out`(workbook: Workbook) async throws {
    try await TestDatabase.with(.reference) { database in
      let before = try await database.rowCounts()
      let report = try await database.importFile(workbook.path)
      #expect(report.change == nil)
      #expect(report.rejected == 1)
      #expect(report.created == 0 && report.updated == 0 && report.unchanged == 0 && report.repeated == 0)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test(arguments: Workbook.firmLists)
  func `a dry run says what an import would do and writes nothing`(workbook: Workbook) async throws {
    try await TestDatabase.with(.reference) { database in
      let before = try await database.rowCounts()
      let tried = try await database.importFile(workbook.path) {
        $0.skipsInvalid = true
        $0.isDryRun = true
      }
      #expect(tried.dryRun && tried.change == nil)
      #expect(try await database.rowCounts() == before)
      let done = try await database.importFile(workbook.path) { $0.skipsInvalid = true }
      #expect(tried.created == done.created && tried.repeated == done.repeated && tried.flagged == done.flagged)
      #expect(tried.problems.map(\.code) == done.problems.map(\.code))
      #expect(tried.results == done.results)
    }
  }

  @Test(arguments: Workbook.firmLists + [Workbook.people])
  func `importing a list again changes nothing, and taking it back leaves nothing`(workbook: Workbook) async throws {
    try await TestDatabase.with(.reference) { database in
      let first = try await database.importFile(workbook.path) { $0.skipsInvalid = true }
      let before = try await database.rowCounts()
      let version = try await database.version()
      let again = try await database.importFile(workbook.path) { $0.skipsInvalid = true }
      #expect(again.change == nil)
      #expect(again.created == 0 && again.updated == 0)
      #expect(again.unchanged == first.created + first.updated && again.repeated == first.repeated)
      #expect(try await database.rowCounts() == before)
      #expect(try await database.version() == version)
      _ = try await database.desk.undo(
        try #require(first.change), invocation: TestDatabase.invocation)
      let left = try await database.rowCounts()
      #expect(["enterprise", "plan", "person", "tie"].map { left[$0] } == [0, 0, 0, 0])
    }
  }

  @Test func `all lists one after the other, and again, tell nothing new the second time`() async throws {
    try await TestDatabase.with(.reference) { database in
      for workbook in Workbook.firmLists + [Workbook.people] {
        _ = try await database.importFile(workbook.path) { $0.skipsInvalid = true }
      }
      let before = try await database.rowCounts()
      let again = try await database.importFile(Workbook.people.path)
      #expect(again.change == nil, "\(again.results)")
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `a list of people ties them to firms named in full and only lists short names`() async throws {
    let truth = try Workbook.people.truth(Workbook.PeopleTruth.self)
    let full = Set(truth.people.flatMap(\.firms).filter { $0.short != true }.map(\.firm))
    let short = truth.people.flatMap(\.firms).filter { $0.short == true }
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importFile(Workbook.people.path)
      #expect(report.rows == truth.rows && report.created == truth.rows && report.rejected == 0)
      let firms = try await database.all(EnterpriseField.self)
      #expect(Set(firms.compactMap { $0.record[.name]?.text }) == full)
      #expect(report.problems.count { $0.code == "short_firm_name" } == short.count)
      #expect(short.count > 0)
      let people = try await database.all(PersonField.self)
      #expect(people.count == truth.people.count)
      let ties = try await database.all(TieField.self)
      let pairs = truth.people.map { person in Set(person.firms.filter { $0.short != true }.map(\.firm)).count }
      #expect(ties.count == pairs.reduce(0, +))
      let tied = Set(ties.compactMap { $0.record[.person]?.reference })
      #expect(people.count { !tied.contains($0.id) } == pairs.count { $0 == 0 })
      #expect(pairs.contains(0))
    }
  }

  @Test func `a confirmed short name ties the person to the firm it means`() async throws {
    let truth = try Workbook.people.truth(Workbook.PeopleTruth.self)
    let short = try #require(truth.people.flatMap(\.firms).first { $0.short == true }?.firm)
    try await TestDatabase.with(.reference) { database in
      let before = try await database.importFile(Workbook.people.path)
      let ties = try await database.all(TieField.self).count
      let after = try await database.importFile(Workbook.people.path) {
        $0.confirmedNames[short] = "确认虚构实业有限公司"
      }
      #expect(after.updated > 0)
      #expect(try await database.all(TieField.self).count > ties)
      #expect(
        after.problems.count { $0.code == "short_firm_name" } < before.problems.count { $0.code == "short_firm_name" })
    }
  }
}
