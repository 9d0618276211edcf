import Domain
import Service
import TestSupport
import Testing

@Suite struct ImportRuleTests {
  static let codes = (1...3).map { RandomRecords.creditCode(UInt64($0)) }

  @Test func `a name that differs in its legal form only is a likely duplicate, told with the other's number`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,主营产品", "石泉虚构丝绸有限公司,丝绸")
      let id = try #require(try await database.all(EnterpriseField.self).first?.id)
      let report = try await database.importLines("企业名称,主营产品", "石泉虚构丝绸有限责任公司,丝绸")
      #expect(report.created == 1 && report.flagged == 1)
      let problem = try #require(report.problems.first { $0.code == "likely_duplicate" })
      #expect(problem.row == 2 && problem.message.contains("\(id)"))
      #expect(try await database.all(EnterpriseField.self).count == 2)
    }
  }

  @Test func `the same name under another code is another firm`() async throws {
    try await TestDatabase.with(.reference) { database in
      let header = "企业名称,统一社会信用代码"
      _ = try await database.importLines(header, "虚构实业有限公司,\(ImportRuleTests.codes[0])")
      let report = try await database.importLines(header, "虚构实业有限公司,\(ImportRuleTests.codes[1])")
      #expect(report.created == 1)
      #expect(try await database.all(EnterpriseField.self).count == 2)
    }
  }

  @Test func `a firm known without a code takes the code that comes later`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,从业人数", "虚构实业有限公司,10")
      let report = try await database.importLines("企业名称,统一社会信用代码", "虚构实业有限公司,\(ImportRuleTests.codes[0])")
      #expect(report.updated == 1 && report.created == 0)
      let firm = try #require(try await database.all(EnterpriseField.self).first?.record)
      #expect(firm[.creditCode]?.text == ImportRuleTests.codes[0] && firm[.headcount]?.count == 10)
    }
  }

  @Test func `a row without code whose name two firms carry is one firm however often it comes`() async throws {
    try await TestDatabase.with(.reference) { database in
      let coded = ImportRuleTests.codes[0...1].map { "虚构实业有限公司,\($0)" }
      _ = try await database.importLines("企业名称,统一社会信用代码", coded[0], coded[1])
      #expect(try await database.all(EnterpriseField.self).count == 2)
      _ = try await database.importLines("企业名称,从业人数", "虚构实业有限公司,10")
      let before = try await database.rowCounts()
      let again = try await database.importLines("企业名称,从业人数", "虚构实业有限公司,10")
      #expect(again.change == nil)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `the code finds the firm under its new name`() async throws {
    try await TestDatabase.with(.reference) { database in
      let header = "企业名称,统一社会信用代码"
      _ = try await database.importLines(header, "旧名虚构实业有限公司,\(ImportRuleTests.codes[0])")
      let report = try await database.importLines(header, "新名虚构实业有限公司,\(ImportRuleTests.codes[0])")
      #expect(report.updated == 1)
      let cell = try #require(report.results.first?.cells.first)
      #expect(cell.field == "name" && cell.old == "旧名虚构实业有限公司" && cell.new == "新名虚构实业有限公司")
    }
  }

  @Test func `what a row leaves out stays as it is kept`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,从业人数,所在城市", "虚构实业有限公司,10,武汉")
      _ = try await database.importLines("企业名称,从业人数,所在城市", "虚构实业有限公司,,西安")
      let firm = try #require(try await database.all(EnterpriseField.self).first?.record)
      #expect(firm[.headcount]?.count == 10 && firm[.place]?.text == "西安")
    }
  }

  @Test func `contact data that was masked is never written back`() async throws {
    try await TestDatabase.with(.reference) { database in
      let header = "姓名,学院,届别,手机,工作单位及职务"
      _ = try await database.importLines(header, "某虚构,材料学院,1999届,13000001111,")
      let masked = ContactMask.mask("13000001111")
      #expect(masked == "130****1111")
      let report = try await database.importLines(header, "某虚构,材料学院,1999届,\(masked),")
      #expect(report.change == nil && report.unchanged == 1)
      let people = try await database.all(PersonField.self)
      #expect(people.count == 1 && people.first?.record[.phone]?.text == "13000001111")
    }
  }

  @Test func `a report shows changed contact data masked`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("姓名,学院,届别,微信", "某虚构,材料学院,1999届,wxabcdefg1")
      let report = try await database.importLines("姓名,学院,届别,微信", "某虚构,材料学院,1999届,wxabcdefg2")
      let cell = try #require(report.results.first?.cells.first)
      #expect(cell.old?.contains("abcdef") == false && cell.new?.contains("abcdef") == false)
    }
  }

  @Test func `facts of a file carry its name and its day`() async throws {
    try await TestDatabase.with(.reference) { database in
      let day = CalendarDate(year: 2025, month: 5, day: 6)
      _ = try await database.importLines("企业名称,从业人数", "虚构实业有限公司,10") { $0.asOf = day }
      let firm = try #require(try await database.all(EnterpriseField.self).first)
      let id = try #require(firm.sources[.headcount])
      let source = try #require(try await database.registry.sources([id], organisation: 1)[id])
      #expect(source.title == "样表.csv" && source.asOf == day && source.kind == .importFile)
    }
  }

  @Test func `a file that is no table is refused as a whole`() async throws {
    try await TestDatabase.with(.reference) { database in
      let before = try await database.rowCounts()
      await #expect(throws: ServiceError.self) { _ = try await database.importFile("/nowhere/样表.csv") }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.importLines("这里没有表头", "也没有记录")
      }
      #expect(error?.code == "no_header" && error?.kind == .invalid)
      #expect(try await database.rowCounts() == before)
    }
  }
}
