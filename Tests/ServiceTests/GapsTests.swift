import App
import Domain
import Foundation
import Scoring
import Sheets
import TestSupport
import Testing

@testable import Intake
@testable import Service

@Suite(.timeLimit(.minutes(15))) struct GapsTests {
  private static func gaps(_ database: TestDatabase, need: String? = nil, top: Int = 200) async throws -> GapsView {
    try await database.desk.gaps(need: need, top: top, today: TestDatabase.today, organisation: 1)
  }

  /// Writes the sheet of a view, lets `body` have its path, and removes it.
  private static func withSheet<Result>(
    _ view: GapsView, _ database: TestDatabase, _ body: (String) async throws -> Result
  ) async throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx").path
    try Data(try database.desk.sheet(of: view).bytes()).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
  }

  @Test func `each firm stands once with its weightiest facts, and where to look each up`() async throws {
    try await TestDatabase.with { database in
      let view = try await GapsTests.gaps(database)
      #expect(view.items.count > 20 && view.left == 0)
      #expect(Set(view.items.map(\.enterprise.id)).count == view.items.count)
      #expect(zip(view.items, view.items.dropFirst()).allSatisfy { $0.score >= $1.score })
      for item in view.items {
        #expect((1...GapsView.factsPerFirm).contains(item.facts.count))
        #expect(item.facts.allSatisfy { !$0.text.isEmpty && !$0.source.isEmpty })
        let vetoes = item.facts.map(\.mayVeto)
        #expect(vetoes == vetoes.sorted { $0 && !$1 }, "what may be a veto comes first")
      }
      let few = try await GapsTests.gaps(database, top: 3)
      #expect(few.items.map(\.enterprise.id) == view.items.prefix(3).map(\.enterprise.id) && few.left > 0)
    }
  }

  @Test func `a need that is named is the one every firm is held against, and a wrong wish is refused`() async throws {
    try await TestDatabase.with { database in
      let view = try await GapsTests.gaps(database, need: "SQ-2026-01")
      #expect(!view.items.isEmpty && view.need?.code == "SQ-2026-01")
      #expect(view.items.allSatisfy { $0.need.code == "SQ-2026-01" })
      await #expect(throws: ServiceError.self) { try await GapsTests.gaps(database, need: "没有这个项目") }
      await #expect(throws: ServiceError.self) { try await GapsTests.gaps(database, top: 1001) }
    }
  }

  @Test func `the list and the check sheet of a visit order the same unknowns alike`() async throws {
    try await TestDatabase.with { database in
      let need = try await database.desk.records(NeedField.self).show(
        "SQ-2026-01", invocation: TestDatabase.invocation)
      let view = try await GapsTests.gaps(database, need: "SQ-2026-01")
      let item = try #require(view.items.first)
      let scene = try await database.desk.scenes.scene(organisation: 1)
      let profile = try scene.profile(VisitPairs.profile)
      let match = try scene.ranker.explain(
        need: need.stored.id, enterprise: item.enterprise.id, profile: profile, date: TestDatabase.today)
      let firms = try await database.registry.records(1).those(EnterpriseField.self, [item.enterprise.id])
      let find = FindUnknowns(registry: database.registry, references: database.references, organisation: 1)
      let pairs = [ExplainedPair(item.need, match)]
      let unknowns = try await find([item.enterprise.id: pairs], of: firms, profile.fusion)
      let firm = try #require(firms[item.enterprise.id])
      let questions = FirmQuestions(firm, pairs, try #require(unknowns[firm.id]))
      let asked = item.facts.map(\.key).filter { key in !questions.lookUps.contains { $0.key == key } }
      #expect(asked == questions.asked.map(\.key).filter(asked.contains))
      #expect(item.facts.first?.key == unknowns[firm.id]?.first?.key)
    }
  }

  @Test func `the sheet as it is imports without a change, and knows its own helping columns`() async throws {
    try await TestDatabase.with { database in
      let view = try await GapsTests.gaps(database)
      let report = try await GapsTests.withSheet(view, database) { try await database.importFile($0) }
      #expect(report.rows == view.items.count)
      #expect(report.change == nil && report.rejected == 0 && report.unchanged == report.rows)
      #expect(report.problems.allSatisfy { $0.severity == "note" && !$0.code.hasSuffix("_column") })
    }
  }

  /// The cells of a workbook's only sheet, row by row.
  private static func rows(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    try TableRows.read(path: path) { rows.append($0) }
    return rows
  }

  /// The rows as a table of comma-separated cells, cells of firms filled in by name and header.
  private static func filled(_ rows: [[String]], _ values: [String: [String: String]]) throws -> String {
    let top = try #require(rows.firstIndex { $0.first == "企业名称" })
    let lines = try rows.map { row in
      var cells = row + Array(repeating: "", count: max(0, rows[top].count - row.count))
      for (header, text) in values[cells[0]] ?? [:] { cells[try #require(rows[top].firstIndex(of: header))] = text }
      return cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [(EnterpriseField.netAssets, "8000"), (.revenue, "12000"), (.wage, "4500")])
  func `a cell that is filled in closes the gap`(field: EnterpriseField, text: String) async throws {
    try await TestDatabase.with { database in
      let view = try await GapsTests.gaps(database)
      let item = try #require(view.items.first { $0.fields.contains(field) }, "no firm of the sample lacks it")
      let rows = try await GapsTests.withSheet(view, database) { try GapsTests.rows($0) }
      let table = try GapsTests.filled(rows, [item.enterprise.name: [field.header: text]])
      let report = try await withTemporaryFile("补录表.csv", table) { try await database.importFile($0) }
      #expect(report.updated == 1 && report.rejected == 0)
      let stored = try #require(try await database.record(EnterpriseField.self, item.enterprise.id))
      if field == .wage { #expect(stored.record.money(.wage) == Money(yuan: 4500)) }
      let after = try await GapsTests.gaps(database).items.first { $0.enterprise.id == item.enterprise.id }
      #expect(after?.fields.contains(field) != true)
      #expect(after?.facts.contains { $0.key == "enterprise.\(field.name)" } != true)
    }
  }

  @Test func `what is filled in comes back and nothing else, for a firm's plan and for one that has none`() async throws
  {
    try await TestDatabase.with { database in
      let view = try await GapsTests.gaps(database)
      let planned = try #require(view.items.first { $0.plan != nil && !$0.planFields.isEmpty })
      let (asked, text) = (planned.planFields[0], planned.planFields[0].kind == .texts ? "协调用工" : "630")
      let fresh = try #require(view.items.first { $0.plan == nil && $0.planFields.contains(.start) })
      let firms = try await database.all(EnterpriseField.self)
      let plans = try await database.all(PlanField.self)
      let rows = try await GapsTests.withSheet(view, database) { try GapsTests.rows($0) }
      let table = try GapsTests.filled(
        rows,
        [
          planned.enterprise.name: [asked.header: text],
          fresh.enterprise.name: [PlanField.start.header: "2027-03-01", PlanField.plant.header: "1200"],
        ])
      let report = try await withTemporaryFile("补录表.csv", table) { try await database.importFile($0) }
      #expect(report.rejected == 0 && report.problems.allSatisfy { $0.severity == "note" })
      #expect(try await database.all(EnterpriseField.self) == firms, "nothing of the firms was filled in")
      let after = try await database.all(PlanField.self)
      #expect(after.count == plans.count + 1)
      for old in plans {
        let new = try #require(after.first { $0.id == old.id })
        let isFilled =
          old.record.reference(.enterprise) == planned.enterprise.id
          && old.record.text(.name) == planned.plan?.text(.name)
        #expect(new.record.differences(from: old.record) == (isFilled ? [asked] : []))
        if !isFilled { #expect(new == old) }
      }
      let added = try #require(after.first { plan in !plans.contains { $0.id == plan.id } })
      #expect(added.record.reference(.enterprise) == fresh.enterprise.id)
      #expect(added.record.quantity(.plant) == Quantity(milli: 1_200_000))
      #expect(added.record.date(.start) == CalendarDate("2027-03-01"))
    }
  }

  @Test func `every suggestion has a column, and only what is missing may be typed into`() async throws {
    try await TestDatabase.with { database in
      let view = try await GapsTests.gaps(database)
      let rows = try await GapsTests.withSheet(view, database) { try GapsTests.rows($0) }
      let top = try #require(rows.first { $0.first == "企业名称" })
      for fact in view.items.flatMap(\.facts) {
        let header =
          Unknown.field(fact.key, EnterpriseField.self)?.header ?? Unknown.field(fact.key, PlanField.self)?.header
          ?? TieField.roleText.label
        #expect(top.contains(header), "\(fact.key)")
      }
      #expect(rows.first?.first == "企业资料补录表")
      let item = try #require(view.items.first { $0.firm.money(.revenue) != nil })
      if let column = top.firstIndex(of: EnterpriseField.revenue.header) {
        #expect(rows.first { $0.first == item.enterprise.name }?[column].isEmpty == false, "what is known is shown")
      }
    }
  }
}
