import App
import Domain
import Service
import TestSupport
import Testing

/// Who is who: firms and people told again by imports, edits, look-ups and restores.
@Suite struct IdentityTests {
  private static let codes = (11...14).map { RandomRecords.creditCode(UInt64($0)) }
  private static let by = TestDatabase.invocation

  private static func firms(_ database: TestDatabase) async throws -> [Record<EnterpriseField>] {
    try await database.all(EnterpriseField.self).map(\.record)
  }

  private static func person(_ database: TestDatabase, _ id: Int64?) async throws -> Record<PersonField>? {
    try await database.all(PersonField.self).first { $0.id == id }?.record
  }

  private static func codes(of report: ImportReport) -> [String] { report.problems.map(\.code) }

  // MARK: Firms

  @Test func `two codes under the name of a firm without one are two firms`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,从业人数", "示例同名实业有限公司,10")
      let report = try await database.importLines(
        "企业名称,统一社会信用代码,从业人数", "示例同名实业有限公司,\(Self.codes[0]),20", "示例同名实业有限公司,\(Self.codes[1]),30")
      #expect(report.created == 1 && report.updated == 1)
      let firms = try await Self.firms(database)
      #expect(Set(firms.compactMap { $0.text(.creditCode) }) == Set(Self.codes.prefix(2)))
      #expect(firms.first { $0.text(.creditCode) == Self.codes[1] }?[.headcount]?.count == 30)
    }
  }

  @Test func `a firm without a code and two codes in one file are two firms`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines(
        "企业名称,统一社会信用代码,从业人数", "示例同名实业有限公司,,20", "示例同名实业有限公司,\(Self.codes[0]),20",
        "示例同名实业有限公司,\(Self.codes[1]),30")
      let firms = try await Self.firms(database)
      #expect(firms.count == 2)
      #expect(Set(firms.compactMap { $0.text(.creditCode) }) == Set(Self.codes.prefix(2)))
    }
  }

  @Test func `a worse spelling leaves the name as it is, a new name keeps the former one and is found by it`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      let header = "企业名称,统一社会信用代码,从业人数"
      _ = try await database.importLines(header, "示例云川电子（石泉）有限公司,\(Self.codes[0]),10")
      for spelling in ["示例云川电子(石泉) 有限公司", "示例云川電子（石泉）有限公司。", "示例云川电子﹙石泉﹚有限公司"] {
        let report = try await database.importLines(header, "\(spelling),\(Self.codes[0]),10")
        #expect(report.change == nil, "\(spelling)")
        let codeless = try await database.importLines("企业名称,从业人数", "\(spelling),10")
        #expect(codeless.change == nil, "\(spelling)")
      }
      let renamed = try await database.importLines(header, "示例云川电子股份有限公司,\(Self.codes[0]),10")
      #expect(renamed.results.first?.cells.map(\.field) == ["name", "former_names"])
      let old = try await database.importLines("企业名称,从业人数", "示例云川电子(石泉)有限公司,25")
      #expect(old.created == 0 && Self.codes(of: old) == ["former_name"])
      #expect(old.problems.first?.message.contains("示例云川电子股份有限公司") == true)
      let again = try await database.importLines(header, "示例云川电子(石泉)有限公司,\(Self.codes[0]),25")
      #expect(again.change == nil)
      let firms = try await Self.firms(database)
      #expect(firms.count == 1)
      #expect(firms.first?.text(.name) == "示例云川电子股份有限公司" && firms.first?[.headcount]?.count == 25)
      #expect(firms.first?.texts(.formerNames) == ["示例云川电子（石泉）有限公司"])
      let found = try await FindRecord<EnterpriseField>(database.registry)("示例云川電子(石泉)有限公司", organisation: 1)
      #expect(found.text(.creditCode) == Self.codes[0])
    }
  }

  @Test func `a name that is edited stays a name of the firm, also for ties`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称", "示例旧名丝绸有限公司")
      let id = try #require(try await database.all(EnterpriseField.self).first?.id)
      let receipt = try await database.desk.records(EnterpriseField.self).edit(
        "#\(id)", ["name": .text("示例新名丝绸有限公司")], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: Self.by)
      #expect(receipt.stored.record.texts(.formerNames) == ["示例旧名丝绸有限公司"])
      let report = try await database.importLines("姓名,手机,单位及职务", "周示例,13000000001,示例旧名丝绸有限公司 总经理")
      #expect(Self.codes(of: report) == ["former_name"])
      #expect(try await Self.firms(database).count == 1)
      #expect(try await database.all(TieField.self).first?.record[.enterprise]?.reference == id)
    }
  }

  @Test func `the name of a firm that was merged away leads to the one that stayed`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称", "示例合流东有限公司", "示例合流西有限公司")
      let ids = try await database.all(EnterpriseField.self).map(\.id).sorted()
      _ = try await database.desk.mergeEnterprises(
        keep: "#\(ids[0])", gone: "#\(ids[1])", today: TestDatabase.today, invocation: Self.by)
      let report = try await database.importLines("企业名称,从业人数", "示例合流西有限公司,66")
      #expect(report.created == 0 && Self.codes(of: report) == ["former_name"])
      let firms = try await Self.firms(database)
      #expect(firms.count == 1 && firms.first?[.headcount]?.count == 66 && firms.first?.text(.name) == "示例合流东有限公司")
    }
  }

  @Test func `a firm of another code may take a name that was given up`() async throws {
    try await TestDatabase.with(.reference) { database in
      let header = "企业名称,统一社会信用代码"
      _ = try await database.importLines(header, "示例让名有限公司,\(Self.codes[0])")
      _ = try await database.importLines(header, "示例得名有限公司,\(Self.codes[0])")
      let report = try await database.importLines(header, "示例让名有限公司,\(Self.codes[1])")
      #expect(report.created == 1)
      #expect(try await Self.firms(database).count == 2)
    }
  }

  @Test func `short and former names of a file are added to those that are kept`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,企业简称", "示例多名实业有限公司,多名")
      _ = try await database.importLines("企业名称,企业简称", "示例多名实业有限公司,示例多名")
      #expect(try await Self.firms(database).first?.texts(.shortNames) == ["多名", "示例多名"])
    }
  }

  @Test func `a firm does not come back beside another of its name`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,从业人数", "示例还原实业有限公司,45")
      let firms = database.desk.records(EnterpriseField.self)
      let id = try #require(try await database.all(EnterpriseField.self).first?.id)
      let deleted = try await firms.delete("#\(id)", invocation: Self.by)
      _ = try await database.importLines("企业名称,从业人数", "示例还原实业 有限公司,50")
      let before = try await database.rowCounts()
      let error = await #expect(throws: ServiceError.self) { _ = try await firms.restore(id, invocation: Self.by) }
      #expect(error?.code == "twin_enterprise" && error?.candidates.count == 2)
      let change = try #require(deleted.change)
      let undone = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.undo(change, invocation: Self.by)
      }
      #expect(undone?.code == "twin_enterprise")
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `firms of one name that were merged come back as they were`() async throws {
    try await TestDatabase.with(.reference) { database in
      try await database.insert(
        (0..<2).map { _ in Record<EnterpriseField>([.name: .text("示例孪生有限公司")]) })
      let ids = try await database.all(EnterpriseField.self).map(\.id).sorted()
      let merged = try await database.desk.mergeEnterprises(
        keep: "#\(ids[0])", gone: "#\(ids[1])", today: TestDatabase.today, invocation: Self.by)
      _ = try await database.desk.undo(try #require(merged.change), invocation: Self.by)
      #expect(try await Self.firms(database).count == 2)
    }
  }

  // MARK: People

  @Test func `namesakes of two firms are two people, told as such, however often the file comes`() async throws {
    try await TestDatabase.with(.reference) { database in
      let lines = ("企业名称,校友姓名,职务", "示例同人东有限公司,张示例,董事长", "示例同人西有限公司,张示例,技术员")
      let report = try await database.importLines(lines.0, lines.1, lines.2)
      #expect(Self.codes(of: report) == ["namesake"])
      let ties = try await database.all(TieField.self)
      #expect(Set(ties.compactMap { $0.record[.person]?.reference }).count == 2)
      let again = try await database.importLines(lines.0, lines.1, lines.2)
      #expect(again.change == nil && again.problems.isEmpty)
    }
  }

  @Test(
    "one man however his phone and name are written",
    arguments: [
      ["阿依·示例,13000006006", "阿依•示例,130 0000 6006", "阿依示例,+86 130-0000-6006"],
      ["周示例,0915-6312345", "周示例,（0915）6312345", "周 示例,09156312345"],
      ["龍示例,13000006007", "龙示例,0086 13000006007", "龙示例,13000006007、13000006008"],
    ])
  func oneMan(lines: [String]) async throws {
    try await TestDatabase.with(.reference) { database in
      let rows = lines.enumerated().map { "示例点\($0.offset)号有限公司,\($0.element),董事长" }
      _ = try await database.importLines("企业名称,校友姓名,联系电话,职务", rows[0], rows[1], rows[2])
      #expect(try await database.all(PersonField.self).count == 1)
      #expect(try await database.all(TieField.self).count == 3)
      let again = try await database.importLines("企业名称,校友姓名,联系电话,职务", rows[0], rows[1])
      #expect(again.created == 0)
      #expect(try await database.all(PersonField.self).count == 1)
    }
  }

  @Test func `of two rows of a person the first stands, and the second's other post is kept`() async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines(
        "姓名,学院,毕业年份,单位及职务", "张示例,信息学院,2014,示例同人东有限公司 董事长", "张示例,信息学院,2014,示例同人西有限公司 经理")
      #expect(report.problems.first?.message.contains("以第 2 行为准") == true)
      let people = try await database.all(PersonField.self)
      #expect(people.count == 1 && people.first?.record.text(.employment) == "示例同人东有限公司 董事长")
      #expect(Set(try await database.all(TieField.self).compactMap { $0.record.text(.roleText) }) == ["董事长", "经理"])
    }
  }

  @Test func `ties of one person that are merged keep both posts`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines(
        "企业名称,校友姓名,职务,联系电话", "示例合流东有限公司,周示例,监事,13000000001", "示例合流西有限公司,周示例,董事长,13000000001")
      let ids = try await database.all(EnterpriseField.self).map(\.id).sorted()
      let receipt = try await database.desk.mergeEnterprises(
        keep: "#\(ids[0])", gone: "#\(ids[1])", today: TestDatabase.today, invocation: Self.by)
      #expect(receipt.joined == ["tie": 1])
      let tie = try #require(try await database.all(TieField.self).first?.record)
      #expect(tie.text(.roleText) == "监事、董事长" && tie.text(.role) == "chief")
    }
  }

  // MARK: Ties and short names

  @Test func `a person is not tied to the first of two firms of one name, but to the one that is named`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines(
        "企业名称,统一社会信用代码", "示例同名实业有限公司,\(Self.codes[0])", "示例同名实业有限公司,\(Self.codes[1])")
      let lines = ("姓名,手机,单位及职务", "周示例,13000009001,示例同名实业有限公司 总经理")
      let asked = try await database.importLines(lines.0, lines.1)
      let problem = try #require(asked.problems.first { $0.code == "ambiguous_firm" })
      #expect(problem.message.contains(Self.codes[0]) && problem.message.contains(Self.codes[1]))
      #expect(try await database.all(TieField.self).isEmpty)
      _ = try await database.importLines(lines.0, lines.1) { $0.confirmedNames = ["示例同名实业有限公司": Self.codes[1]] }
      let firm = try await database.all(EnterpriseField.self).first { $0.record.text(.creditCode) == Self.codes[1] }
      #expect(try await database.all(TieField.self).first?.record[.enterprise]?.reference == firm?.id)
      let again = try await database.importLines(lines.0, lines.1)
      #expect(again.change == nil && again.problems.isEmpty)
    }
  }

  @Test func `a short name is held against the whole file, and its confirmation is kept`() async throws {
    try await TestDatabase.with(.reference) { database in
      let lines = (
        "姓名,手机,单位及职务", "卫示例,13000000011,虚峰远帆包装 董事长", "魏示例,13000000012,武汉虚峰远帆示例包装有限公司 总经理"
      )
      let asked = try await database.importLines(lines.0, lines.1, lines.2)
      let problem = try #require(asked.problems.first { $0.code == "short_firm_name" })
      #expect(problem.row == 2 && problem.message.contains("武汉虚峰远帆示例包装有限公司"))
      #expect(try await database.all(TieField.self).count == 1)
      let confirmed = try await database.importLines(lines.0, lines.1, lines.2) {
        $0.confirmedNames = ["虚峰远帆 包装": "武汉虚峰远帆示例包装有限公司"]
      }
      #expect(confirmed.problems.isEmpty)
      let cells = try #require(confirmed.results.first { $0.row == 2 }?.cells)
      #expect(cells.contains { $0.field == "tie.enterprise_id" && $0.new == "武汉虚峰远帆示例包装有限公司 董事长" })
      #expect(cells.contains { $0.field == "short_names" && $0.new == "虚峰远帆包装" })
      #expect(try await database.all(TieField.self).count == 2)
      let other = try await database.importLines(lines.0, "尉示例,13000000013,虚峰远帆包装 监事")
      #expect(other.problems.isEmpty)
      #expect(try await database.all(TieField.self).count == 3)
    }
  }

  @Test func `a short name that two firms have is asked for again`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,企业简称", "示例虚峰包装有限公司,虚峰", "石泉虚峰食品有限公司,虚峰")
      let report = try await database.importLines("姓名,手机,单位及职务", "卫示例,13000000011,虚峰 董事长")
      #expect(Self.codes(of: report) == ["ambiguous_firm"])
      #expect(try await database.all(TieField.self).isEmpty)
    }
  }

  @Test func `a confirmation of a name that the file does not hold is refused`() async throws {
    try await TestDatabase.with(.reference) { database in
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.importLines("姓名,手机,单位及职务", "卫示例,13000000011,虚峰包装 董事长") {
          $0.confirmedNames = ["虚封包装": "示例虚峰包装有限公司"]
        }
      }
      #expect(error?.code == "unknown_confirmed_name" && error?.message.contains("虚封包装") == true)
      let people = try await database.all(PersonField.self)
      #expect(people.isEmpty)
    }
  }
}
