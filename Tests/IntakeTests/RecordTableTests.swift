import Domain
import Intake
import TestSupport
import Testing

/// Tables of one kind of record.
struct RecordTableTests {
  @Test func `a table with field names, comments and references is read`() throws {
    let text = """
      # source: invented
      enterprise\tname\ttotal_investment_yuan\tland_mu\tasks\tfunds_proved\tnote\tcase
      # a comment between
      虚构甲有限公司\t一期\t30000000\t12.5\t用工、物流\ttrue\t\tA1

      虚构乙有限公司\t二期\t若干\t—\t无\t否\t无\tA2
      """
    let reader = RecordTableReader<PlanField>(
      vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
    let rows = try reader.read(text: text, name: "plans.tsv")
    #expect(rows.map(\.row) == [4, 6])
    #expect(rows[0].references == [.enterprise: "虚构甲有限公司"])
    #expect(rows[0].others == ["case": "A1"])
    #expect(rows[0].record[.totalInvestment]?.money == Money(wan: 3000))
    #expect(rows[0].record[.land]?.quantity == Quantity(milli: 12_500))
    #expect(rows[0].record[.asks]?.texts == ["用工", "物流"])
    #expect(rows[0].record[.fundsProved]?.flag == true)
    #expect(rows[1].problems.map(\.code) == [.notANumber])
    #expect(rows[1].problems.first?.place.field == "total_investment_yuan")
    #expect(rows[1].record[.asks]?.texts == [])
    #expect(rows[1].record[.note]?.text == "无")
  }

  @Test func `a table of records is cleaned and judged as a list of firms is`() throws {
    let text = """
      enterprise\tname\ttotal_investment_yuan\tland_mu\twanted_start\tnote
      ="虚构甲有限公司"\t⼀期\t3000000\t150-200\t2027.6\t'无
      虚\u{0}构乙有限公司\t二\u{200B}期\t$500万\tnan\t2027.1\t甲\u{FFFE}乙
      """
    let reader = RecordTableReader<PlanField>(
      vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
    let rows = try reader.read(text: text, name: "plans.tsv")
    #expect(rows[0].references == [.enterprise: "虚构甲有限公司"])
    #expect(rows[0].record[.name]?.text == "一期")
    #expect(rows[0].record[.land]?.quantity == Quantity(150))
    #expect(rows[0].record[.landMax]?.quantity == Quantity(200))
    #expect(rows[0].record[.start]?.date?.description == "2027-06-01")
    #expect(rows[0].problems.isEmpty)
    #expect(rows[1].references.isEmpty)
    #expect(rows[1].record[.name]?.text == "二期")
    #expect(
      rows[1].problems.map(\.code) == [
        .unreadableText, .unknownUnit, .cellWithoutValue, .notADate, .unreadableText,
      ])
  }

  @Test func `a table whose header names no field is refused`() throws {
    let reader = RecordTableReader<NeedField>(
      vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
    let error = #expect(throws: IntakeError.self) { try reader.read(text: "a\tb\n1\t2\n", name: "x") }
    #expect(error?.code == .noHeader)
  }

  @Test func `a title above the table of a document or page is not its header`() throws {
    let page = "<h1>虚构计划表</h1><table><tr><td>enterprise<td>name<tr><td>虚构甲有限公司<td>一期</table>"
    let document = OtherFormatTests.document(
      "<w:p><w:r><w:t>虚构计划表</w:t></w:r></w:p><w:tbl>\(OtherFormatTests.row(["enterprise", "name"]))"
        + "\(OtherFormatTests.row(["虚构甲有限公司", "一期"]))</w:tbl>")
    let reader = RecordTableReader<PlanField>(
      vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
    for (name, bytes) in [("表.html", Array(page.utf8)), ("表.docx", document.bytes)] {
      try TestIntake.withFile(name, bytes) { path in
        var names: [String?] = []
        try reader.read(path: path) { names.append($0.record[.name]?.text) }
        #expect(names == ["一期"])
      }
    }
  }

  @Test func `every table of the vocabulary must be there and whole`() throws {
    let missing = #expect(throws: IntakeError.self) { try IntakeVocabulary(texts: [:]) }
    #expect(missing?.code == .badReference)
  }

  @Test(
    "a month as an end is its last day in a text file too", arguments: ["2027年12月", "2027.12", "2027-12", "202712"])
  func ends(month: String) throws {
    let text = "case\texpires_on\n甲\t\(month)\n"
    let reader = RecordTableReader<RulingField>(
      vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
    let rows = try reader.read(text: text, name: "rulings.tsv")
    #expect(rows.first?.record[.expires]?.date?.description == "2027-12-31")
  }
}
