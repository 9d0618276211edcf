import Domain
import Foundation
import Intake
import Sheets
import TestSupport
import Testing

/// The five example workbooks, each with the records and problems a right import finds.
@Suite(.enabled(if: Checkout.hasShared, "skipped: the example data (../shared/data) is not beside the project"))
struct TruthTests {
  struct Truth: Decodable {
    struct Firm: Decodable {
      var name: String
      var credit_code: String
      var credit_code_flagged: Bool?
      var industry_code: String
      var products: [String]
      var revenue_wan: Double?
      var staff: Int64?
      var staff_either: [Int64?]?
      var invest_wan: Double?
      var land_mu: Double?
      var plant_m2: Double?
      var power_kva: Double?
      var city: String
      var alumnus: String
      var college: String
      var year: Int64
      var phone: String
      var founded: String?
    }
    struct Problem: Decodable {
      var index: Int
      var field: String
      var code: String
      var of: Int?
    }
    var rows: Int
    var records: [Firm]
    var problems: [Problem]
  }

  static let loaded = Result {
    let text = try String(contentsOf: Checkout.shared.appending(path: "gbt4754-2017.csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
    }
    return IndustryNames(rows.map { (code: String($0[0]), name: $0[4].filter { $0 != "\"" && $0 != "\r" }) })
  }

  static func industries() throws -> IndustryNames { try loaded.get() }

  static func read(_ file: String) throws -> (rows: [ImportedRow], summary: IntakeSummary) {
    let intake = FileIntake(vocabulary: try TestIntake.vocabulary(), industries: try industries())
    var rows: [ImportedRow] = []
    let path = file.hasPrefix("/") ? file : Checkout.shared.appending(path: "workbooks/" + file).path
    let summary = try intake.read(path: path) { rows.append($0) }
    return (rows, summary)
  }

  static func truth<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
    try JSONDecoder().decode(
      type, from: Data(contentsOf: Checkout.shared.appending(path: "workbooks/\(name).truth.json")))
  }

  static func money(_ wan: Double?) -> FieldValue? { wan.map { .money(Money(yuan: Int64(($0 * 10_000).rounded()))) } }
  static func quantity(_ value: Double?) -> FieldValue? {
    value.map { .quantity(Quantity(milli: Int64(($0 * 1000).rounded()))) }
  }

  @Test(
    "every record and every problem of a firm list comes out",
    arguments: [
      ("a-plain", "csv"), ("b-gb18030", "csv"), ("c-office", "xlsx"), ("d-two-row-header", "xlsx"),
    ])
  func firmList(name: String, ending: String) throws {
    let (rows, summary) = try TruthTests.read("\(name).\(ending)")
    try check(rows, summary, TruthTests.truth(name, as: Truth.self))
  }

  @Test(
    "saved again by another program they hold the same",
    arguments: [("a-plain", "csv"), ("b-gb18030", "csv"), ("c-office", "xlsx"), ("d-two-row-header", "xlsx")],
    SheetFormat.allCases)
  func savedAgain(file: (name: String, ending: String), format: SheetFormat) throws {
    let (rows, summary) = try TruthTests.read("\(file.name).\(file.ending)")
    let columns = try #require(summary.sheets.first?.columns).map { SheetColumn($0.header) }
    let values = rows.map { row in
      row.cells.map { cell -> SheetValue in
        switch cell.kind {
        case .number: .number(cell.text)
        case .date: CalendarDate(cell.text).map(SheetValue.date) ?? .text(cell.text)
        default: cell.isEmpty ? .empty : .text(cell.text)
        }
      }
    }
    try TestIntake.written("again." + format.rawValue, columns, values) { path in
      let again = try TruthTests.read(path)
      try check(again.rows, again.summary, TruthTests.truth(file.name, as: Truth.self))
    }
  }

  func check(_ rows: [ImportedRow], _ summary: IntakeSummary, _ truth: Truth) throws {
    #expect(rows.count == truth.rows)
    #expect(summary.sheets.map(\.kind) == [.firms])
    #expect(summary.problems.isEmpty)
    let header = try #require(summary.sheets.first?.headerRow)

    let kept = rows.filter { !$0.isRefused && $0.repeats == nil }
    #expect(kept.count == truth.records.count)
    for (row, firm) in zip(kept, truth.records) {
      let enterprise = try #require(row.enterprise)
      #expect(enterprise[.name]?.text == firm.name)
      #expect(enterprise[.creditCode]?.text == firm.credit_code)
      #expect(enterprise[.industryCode]?.text == firm.industry_code)
      #expect(enterprise[.products]?.texts == firm.products)
      #expect(enterprise[.revenue] == TruthTests.money(firm.revenue_wan))
      #expect(enterprise[.headcount]?.count == firm.staff, "\(firm.name)")
      #expect(enterprise[.place]?.text == firm.city)
      #expect(enterprise[.founded]?.date?.description == firm.founded)
      let plan = try #require(row.plan)
      #expect(plan[.totalInvestment] == TruthTests.money(firm.invest_wan))
      #expect(plan[.land] == TruthTests.quantity(firm.land_mu))
      #expect(plan[.plant] == TruthTests.quantity(firm.plant_m2))
      #expect(plan[.power] == TruthTests.quantity(firm.power_kva))
      let person = try #require(row.person)
      #expect(person[.name]?.text == firm.alumnus)
      #expect(person[.college]?.text == firm.college)
      #expect(person[.classYear]?.count == firm.year)
      #expect(person[.phone]?.text == firm.phone)
      #expect(row.ties == [ImportedTie(firm: firm.name, isShortName: false, role: nil, roleText: "")])
      #expect(row.problems.contains { $0.code == .creditCodeCheckDigit } == (firm.credit_code_flagged ?? false))
    }

    let fields = ["code": "credit_code", "name": "name", "staff": "headcount"]
    let expected = truth.problems.map { "\($0.index + header + 1) \(fields[$0.field] ?? $0.field) \($0.code)" }
    #expect(
      rows.flatMap(\.problems).map { "\($0.place.row) \($0.place.field) \($0.code.rawValue)" }.sorted()
        == expected.sorted())
    let repeated = try #require(rows.first { $0.repeats != nil })
    #expect(repeated.repeats == truth.problems.first { $0.of != nil }?.of.map { $0 + header + 1 })
  }

  struct People: Decodable {
    struct Firm: Decodable {
      var name: String
      var city: String
    }
    struct Person: Decodable {
      struct Tie: Decodable {
        var firm: String
        var role: String
        var short: Bool?
        var likely: String?
      }
      var name: String
      var college: String
      var year: Int64
      var phone: String
      var firms: [Tie]
      var city: String
      var home: String
    }
    var rows: Int
    var firms: [Firm]
    var people: [Person]
  }

  @Test func `every person, firm and post of the alumni list comes out`() throws {
    let (rows, summary) = try TruthTests.read("e-person-list.xlsx")
    try checkPeople(rows, summary)
  }

  func checkPeople(_ rows: [ImportedRow], _ summary: IntakeSummary) throws {
    let truth = try TruthTests.truth("e-person-list", as: People.self)
    #expect(summary.sheets.map(\.kind) == [.people])
    #expect(rows.count == truth.rows)
    let resolver = ShortNameResolver(
      truth.firms.map { .init(name: $0.name, place: $0.city) }, rules: try TestIntake.vocabulary().shortNames)
    for (row, expected) in zip(rows, truth.people) {
      let person = try #require(row.person)
      #expect(!row.isRefused && row.repeats == nil && row.enterprise == nil)
      #expect(person[.name]?.text == expected.name)
      #expect(person[.college]?.text == expected.college)
      #expect(person[.classYear]?.count == expected.year)
      #expect(person[.city]?.text == expected.city)
      #expect(person[.homeTown]?.text ?? "" == expected.home)
      // The list leaves some phones out that its truth knows.
      if let phone = person[.phone]?.text { #expect(phone == expected.phone) }
      #expect(row.ties.map(\.firm) == expected.firms.map(\.firm), "\(expected.name)")
      #expect(row.ties.map(\.roleText) == expected.firms.map(\.role))
      #expect(row.ties.allSatisfy { $0.role != nil })
      for (tie, firm) in zip(row.ties, expected.firms) {
        if let short = firm.short { #expect(tie.isShortName == short) }
        guard let likely = firm.likely else { continue }
        #expect(resolver.candidates(for: tie.firm, near: person[.city]?.text).first?.name == likely)
      }
      #expect(row.problems.map(\.code) == row.ties.filter(\.isShortName).map { _ in .shortFirmName })
    }
  }
}
