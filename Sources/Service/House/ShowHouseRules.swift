package import Domain
package import Scoring

/// Shows by what the office works beside its weights: the rule pack with its sources, the working calendar, the terms and how
/// often people are called, and the columns that people settled.
package struct ShowHouseRules: Sendable {
  let scenes: SceneKeeper
  let references: any ReferenceStore
  let registry: any Registry
  let columns: KeepRecords<ConfirmedColumnField>

  /// Where a table comes from.
  package struct Origin: Sendable, Hashable {
    package let source: String
    package let asOf: CalendarDate

    init(_ table: ReferenceTable) { (source, asOf) = (table.source, table.asOf) }
  }

  /// The days of one festival in a year's notice.
  package struct Festival: Sendable, Hashable {
    package let name: String
    package let notice: String
    package let rests: [CalendarDate]
    /// Days of a weekend that are worked in return.
    package let worked: [CalendarDate]
  }

  /// A term of the office.
  package struct Clock: Sendable, Hashable {
    package let label: String
    package let days: String
    /// Whether in working days.
    package let isWorking: Bool
    /// Whether a follow-up is made; else it only sounds.
    package let makesFollowUp: Bool
  }

  /// A column that people settled, kept for sheets of the same shape.
  package struct Column: Sendable, Hashable {
    package let id: Int64
    /// The change that wrote it.
    package let change: Int64
    package let header: String
    /// The field in words.
    package let field: String
    package let file: String?
  }

  /// All of it, of one year's calendar.
  package struct View: Sendable {
    package let pack: RulePack
    package let packOrigin: Origin
    package let year: Int
    package let years: [Int]
    package let festivals: [Festival]
    package let calendarOrigin: Origin
    package let clocks: [Clock]
    package let clockOrigin: Origin
    package let outreach: [(key: String, value: String)]
    package let outreachOrigin: Origin
    package let columns: [Column]
  }

  /// Throws `ServiceError` `not_allowed`, `reference_not_loaded`, `invalid_reference_file`.
  package func callAsFunction(year: Int, organisation: Int64) async throws -> View {
    let pack = try await scenes.scene(organisation: organisation).rules
    func table(_ name: String) async throws -> ReferenceTable {
      try await references.table(name, organisation: organisation)
    }
    let (rules, days) = (try await table("gate-rules"), try await table("workdays"))
    let (clocks, outreach) = (try await table("clocks"), try await table("outreach-policy"))
    let rows = try days.project(["date", "kind", "festival", "notice"]).compactMap { row in
      CalendarDate(row[0]).map { (date: $0, isRest: row[1] == "rest", name: row[2], notice: row[3]) }
    }
    let years = Set(rows.map(\.date.components.year)).sorted()
    var festivals: [Festival] = []
    let own = rows.filter { $0.date.components.year == year }
    for name in own.map(\.name) where !festivals.contains(where: { $0.name == name }) {
      let held = own.filter { $0.name == name }
      festivals.append(
        Festival(
          name: name, notice: held.first?.notice ?? "", rests: held.filter(\.isRest).map(\.date).sorted(),
          worked: held.filter { !$0.isRest }.map(\.date).sorted()))
    }
    // A weekend that is worked for a festival may lie before an earlier one.
    festivals.sort { ($0.rests.first ?? $0.worked.first)?.day ?? 0 < ($1.rests.first ?? $1.worked.first)?.day ?? 0 }
    let settled = try await registry.records(organisation).all(ConfirmedColumnField.self)
    return View(
      pack: pack, packOrigin: Origin(rules), year: year, years: years, festivals: festivals,
      calendarOrigin: Origin(days),
      clocks: try clocks.project(["label", "unit", "days", "meaning"]).map {
        Clock(label: $0[0], days: $0[2], isWorking: $0[1] == "working", makesFollowUp: $0[3] == "follow_up")
      }, clockOrigin: Origin(clocks), outreach: try outreach.project(["key", "value"]).map { ($0[0], $0[1]) },
      outreachOrigin: Origin(outreach),
      columns: settled.map { column in
        Column(
          id: column.id, change: column.change, header: column.text(.header) ?? "",
          field: ImportFields.words(of: column.text(.field) ?? ""), file: column.text(.file))
      })
  }

  /// Forgets a column that was settled, where it is still the one that the change `ifMatch` wrote; its sheets are asked about
  /// again. Answers the change, which can be taken back.
  package func forget(_ column: String, ifMatch: Int64?, invocation: Invocation) async throws -> Int64? {
    try await columns.delete("#" + column, ifMatch: ifMatch, invocation: invocation).change
  }
}
