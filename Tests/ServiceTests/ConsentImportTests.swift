import App
import Domain
import Service
import TestSupport
import Testing

/// Columns of a list that tell of a consent make records of it.
@Suite(.timeLimit(.minutes(15))) struct ConsentImportTests {
  private static let header = "姓名,学院,届别,手机,授权用途,授权日期,授权到期"

  private static func consents(_ database: TestDatabase) async throws -> [Record<ConsentField>] {
    try await database.all(ConsentField.self).map(\.record)
  }

  @Test func `a row's consent is a record of its person, told again it changes nothing, a later end moves it`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      let row = "虚构授权人甲,机电工程学院,1999,13000008811,招商对接,2026-10-08,2027年10月"
      let report = try await database.importLines(Self.header, row)
      #expect(report.created == 1 && report.problems.isEmpty)
      let consent = try #require(try await Self.consents(database).first)
      #expect(consent.text(.purpose) == "招商联络" && consent.text(.scope) == "school")
      #expect(consent.date(.givenOn) == CalendarDate("2026-10-08"))
      #expect(consent.date(.expiresOn) == CalendarDate("2027-10-31"))
      #expect(consent.reference(.person) == (try await database.all(PersonField.self).first?.id))
      #expect(try await database.importLines(Self.header, row).change == nil)
      let moved = try await database.importLines(Self.header, row.replacing("2027年10月", with: "2028-12-31"))
      #expect(moved.updated == 1)
      #expect(try await Self.consents(database).map { $0.date(.expiresOn) } == [CalendarDate("2028-12-31")])
    }
  }

  @Test func `several purposes are several consents; what is no purpose is said and kept nowhere`() async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines(
        Self.header, "虚构授权人乙,管理学院,2001,13000008812,招商联络、考察邀请、转卖他人,2026-10-08,")
      #expect(Set(try await Self.consents(database).compactMap { $0.text(.purpose) }) == ["招商联络", "考察邀请"])
      let told = report.problems.filter { $0.code == "unknown_purpose" }
      #expect(told.map(\.value) == ["转卖他人"] && told.allSatisfy { $0.hint.contains("招商联络") && $0.row == 2 })
    }
  }

  @Test(
    "what cannot be a consent is said",
    arguments: [
      (",2026-10-08,2027-10-08", "consent_unclear"), ("招商联络,2026-10-08,2026-01-01", "consent_unclear"),
      ("不同意,2026-10-08,", "unknown_purpose"),
    ])
  func unclear(cells: String, code: String) async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines(Self.header, "虚构授权人丙,管理学院,2001,13000008813," + cells)
      #expect(report.problems.map(\.code) == [code])
      #expect(report.created == 1)
      #expect(try await Self.consents(database).isEmpty)
    }
  }

  @Test func `a consent without a day is of the day of the sheet, and on a list of firms of the person named`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines(
        "企业名称,从业人数,校友姓名,授权用途,授权范围,授权方式", "示例授权器材有限公司,12,虚构授权人丁,校友活动,仅校方,书面",
        adjust: { $0.asOf = CalendarDate("2026-11-02") })
      #expect(report.problems.isEmpty, "\(report.problems)")
      let consent = try #require(try await Self.consents(database).first)
      #expect(consent.text(.purpose) == "校友服务" && consent.date(.givenOn) == CalendarDate("2026-11-02"))
      #expect(consent.text(.means) == "written")
    }
  }

  @Test func `a withdrawal stands when an old list comes again, and a later consent is another record`() async throws {
    try await TestDatabase.with(.reference) { database in
      let row = "虚构授权人戊,管理学院,2002,13000008815,招商联络,2026-10-08,"
      _ = try await database.importLines(Self.header, row)
      let first = try #require(try await database.all(ConsentField.self).first)
      _ = try await database.desk.records(ConsentField.self).edit(
        "#\(first.id)", ["withdrawn_on": .text("2026-11-01")], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      _ = try await database.importLines(Self.header, row)
      #expect(try await Self.consents(database).map { $0.date(.withdrawnOn) } == [CalendarDate("2026-11-01")])
      _ = try await database.importLines(Self.header, row.replacing("2026-10-08", with: "2026-11-20"))
      #expect(try await Self.consents(database).map { $0.date(.withdrawnOn) } == [CalendarDate("2026-11-01"), nil])
    }
  }
}
