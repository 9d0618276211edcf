package import Domain
import Workflow

/// Shows the way of a project through its formalities to the earliest lawful day of production.
package struct ShowFormalityPath: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Shows projects of this registry.
  package init(registry: any Registry, references: any ReferenceStore) {
    self.registry = registry
    self.references = references
  }

  /// The way of the project that `words` names, as of `day`. Throws `ServiceError` `opportunity_not_found`,
  /// `opportunity_ambiguous`, `reference_not_loaded`.
  package func callAsFunction(
    _ words: String, today day: CalendarDate, organisation: Int64
  ) async throws -> FormalityPathView {
    let found = try await FindRecord<OpportunityField>(registry)(words, organisation: organisation)
    let records = registry.records(organisation)
    let steps = try await FormalitySteps.inForce(references, organisation: organisation)
    let calendar = try await WorkPolicy.inForce(references, organisation: organisation).clocks.calendar
    let rows = try await records.all(FormalityField.self, .equals(.opportunity, .reference(found.id)))
    let moves = try await ProjectFile(found.id, records).moves.compactMap(\.move)
    let plan = try await records.one(PlanField.self, found.reference(.plan))
    let marks = steps.marks(rows)
    let reached = { (stage: Stage) in
      moves.last { $0.to.stage == stage && $0.to.exit == nil && found.hasReached(stage) }?.day
    }
    let path = FormalityPath(
      steps, marks, buildMonths: plan?.count(.buildMonths).map { Int($0) }, startedOn: reached(.started),
      builtOn: marks["completion"]?.doneOn ?? reached(.producing), today: day, calendar)
    return FormalityPathView(found, path, day)
  }
}

extension Stored where Field == OpportunityField {
  /// Whether the project stands at a stage or beyond it.
  fileprivate func hasReached(_ stage: Stage) -> Bool { position.map { $0.stage >= stage } ?? false }
}

/// The way of a project through its formalities: `{id, code, title, date, earliest_production, is_certain, critical, unknown,
/// undecided, overdue, not_needed, items}`.
package struct FormalityPathView: Sendable, Encodable {
  package let id: Int64
  package let code: String
  package let title: String
  /// The Shanghai day it is computed for.
  package let date: CalendarDate
  /// The earliest day of production: no promise where `is_certain` is false, only the day before which it cannot be.
  package let earliestProduction: CalendarDate
  /// Whether every time is known and every formality is decided on.
  package let isCertain: Bool
  /// The names of what puts off that day, in order.
  package let critical: [String]
  /// The names of what is to be done in a time that is not known.
  package let unknown: [String]
  /// The names of formalities of which nobody said whether they are needed.
  package let undecided: [String]
  /// The names of what was accepted and not decided in the time of the law.
  package let overdue: [String]
  package let notNeeded: [String]
  package let items: [Item]

  /// A step on the way.
  package struct Item: Sendable, Encodable {
    package let item: String
    package let label: String
    package let state: String
    package let stateLabel: String
    /// 县, 市 or 省.
    package let level: String?
    package let department: String?
    package let form: String?
    /// The time of the law, in words; absent when it is not known.
    package let term: String?
    package let law: String?
    package let from: CalendarDate
    package let until: CalendarDate
    package let waitsFor: [String]
    package let isCritical: Bool
    package let isOverdue: Bool

    enum CodingKeys: String, CodingKey {
      case item, label, state, level, department, form, term, law, from, until
      case stateLabel = "state_label"
      case waitsFor = "waits_for"
      case isCritical = "is_critical"
      case isOverdue = "is_overdue"
    }

    /// What holds the step up.
    package var remarks: [String] {
      var remarks: [String] = []
      if isOverdue { remarks.append("超过法定时限") }
      if !waitsFor.isEmpty { remarks.append("等待\(waitsFor.joined(separator: "、"))") }
      return remarks
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, code, title, date, critical, unknown, undecided, overdue, items
    case earliestProduction = "earliest_production"
    case isCertain = "is_certain"
    case notNeeded = "not_needed"
  }

  init(_ project: Stored<OpportunityField>, _ path: FormalityPath, _ day: CalendarDate) {
    id = project.id
    code = project.text(.code) ?? ""
    title = project.text(.title) ?? ""
    date = day
    earliestProduction = path.earliest
    isCertain = path.isCertain
    critical = path.critical
    unknown = path.rows.filter(\.isUnknown).map(\.name)
    undecided = path.rows.filter { $0.mark.state == .undecided }.map(\.name)
    overdue = path.rows.filter(\.isOverdue).map(\.name)
    notNeeded = path.notNeeded
    func text(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
    items = path.rows.map { row in
      Item(
        item: row.code, label: row.name, state: row.mark.state.rawValue,
        stateLabel: row.step == nil ? (row.mark.state == .done ? "已建成" : "建设期") : row.mark.state.label,
        level: text(row.step?.level), department: text(row.step?.department), form: row.mark.form,
        term: row.term?.label, law: text(row.step?.law), from: row.from, until: row.until, waitsFor: row.waitsFor,
        isCritical: row.isCritical, isOverdue: row.isOverdue)
    }
  }

  /// What is to be said of the day, in sentences.
  package var remarks: [String] {
    var remarks: [String] = []
    if !critical.isEmpty { remarks.append("关键线路:\(critical.joined(separator: " → "))") }
    if !overdue.isEmpty { remarks.append("超过法定时限:\(overdue.joined(separator: "、"))") }
    if !unknown.isEmpty { remarks.append("时限未知、待核(按零日计):\(unknown.joined(separator: "、"))") }
    if !undecided.isEmpty { remarks.append("未确定是否需办(按需办计):\(undecided.joined(separator: "、"))") }
    return remarks
  }
}
