package import Domain
import Workflow

/// One figure of the monthly sheet with the rows it counts: `{indicator, label, unit, from, to, value, rows}`.
package struct FigureView: Sendable, Encodable {
  package let indicator: String
  /// The words on screen.
  package let label: String
  package let unit: String
  package let from: CalendarDate
  package let to: CalendarDate
  /// 元 for money, else the number; the sum of the rows.
  package let value: Int64
  package let rows: [Row]
  package let isMoney: Bool

  /// One row that is counted, with the papers kept beside its record.
  package struct Row: Sendable, Encodable, Hashable {
    /// The kind of record: `opportunity`, `signing`, `arrival`, `visit` or `enterprise`.
    package let kind: String
    package let id: Int64
    package let title: String
    /// The project it belongs to, or is; absent of visits and firms.
    package let project: Int64?
    package let firm: String?
    /// When it happened.
    package let day: CalendarDate?
    /// What it adds: 1, the firms of a visit, or 元.
    package let value: Int64
    /// What it rests on, in words.
    package let ground: String?
    package let papers: [NamedRecord]
  }

  enum CodingKeys: String, CodingKey { case indicator, label, unit, from, to, value, rows }

  /// An amount in 万元, or a number.
  package func words(_ value: Int64) -> String { (isMoney ? Report.Cell.money(value) : .number(value)).display }
}

extension MakeReport {
  /// The figures of the monthly sheet in its order, as they are asked for.
  package static let figures = Indicator.allCases.map(\.rawValue)

  /// The rows that a figure of the monthly sheet counts in a month, or from one day to another: the year to `today` when not
  /// given.
  ///
  /// Throws `ServiceError` `figure_not_found`, `invalid_query` for a month or range that is none, `reference_not_loaded`.
  package func figure(
    _ name: String, month: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil, today: CalendarDate,
    organisation: Int64
  ) async throws -> FigureView {
    guard let indicator = Indicator(rawValue: name) else {
      throw ServiceError(
        .notFound, code: "figure_not_found",
        message: "没有指标「\(name.prefix(40))」,可用:"
          + Indicator.allCases.map { "\($0.rawValue)(\($0.label))" }.joined(separator: "、") + "。")
    }
    let period = try MakeReport.period(.funnel, month, from, to, today)
    let rules = try FigureFacts.Rules(
      "monthly", try await references.table("report-rules", organisation: organisation))
    let figures = try await ReadFigures(registry, organisation)
    let counted = figures.facts.rows(indicator, in: period, rules)
    let records = registry.records(organisation)
    let attachments = try await records.all(
      AttachmentField.self, in: .recordID, Set(counted.map { FieldValue.count($0.id) }))
    let papers = Dictionary(grouping: attachments) { $0.count(.recordID) ?? 0 }
    let tellers = try await FigureTellers(indicator, figures, rules, counted.map(\.id), records)
    return FigureView(
      indicator: name, label: indicator.label, unit: indicator.unit, from: period.from, to: period.to,
      value: counted.reduce(0) { $0 + $1.value },
      rows: counted.map { row in
        let told = tellers.told(row.id)
        return FigureView.Row(
          kind: "\(indicator.counts)", id: row.id, title: told.title, project: told.project, firm: told.firm,
          day: told.day,
          value: row.value, ground: told.ground,
          papers: (papers[row.id] ?? []).map { NamedRecord(id: $0.id, name: $0.text(.title) ?? "") })
      }, isMoney: indicator.isMoney)
  }
}

/// Tells what a row of a figure is.
private struct FigureTellers {
  typealias Told = (title: String, project: Int64?, firm: String?, day: CalendarDate?, ground: String?)

  private let indicator: Indicator
  private let figures: ReadFigures
  private let visits: [Int64: Stored<VisitField>]
  private let firms: [Int64: Stored<EnterpriseField>]
  private let signings: [Int64: (project: Int64, signing: ProjectFacts.Signing)]
  /// The signing by which a project counts as signed.
  private let firsts: [Int64: ProjectFacts.Signing]

  init(
    _ indicator: Indicator, _ figures: ReadFigures, _ rules: FigureFacts.Rules, _ ids: [Int64],
    _ records: some RecordReading
  ) async throws {
    self.indicator = indicator
    self.figures = figures
    visits = indicator.counts == .visit ? try await records.those(VisitField.self, ids) : [:]
    firms = indicator.counts == .enterprise ? try await records.those(EnterpriseField.self, ids) : [:]
    signings = Dictionary(
      figures.facts.projects.flatMap { project in project.signings.map { ($0.id, (project.id, $0)) } },
      uniquingKeysWith: { first, _ in first })
    firsts = Dictionary(
      figures.facts.projects.compactMap { project in
        project.increments(floor: rules.signingFloor).first { $0.isFirst }.map { (project.id, $0.signing) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func told(_ id: Int64) -> Told {
    switch indicator.counts {
    case .signing:
      guard let (project, signing) = signings[id] else { break }
      return of(project, signing.day, (signing.isCorrection ? "更正," : "") + signing.evidence.label)
    case .arrival:
      guard let arrival = figures.facts.arrivals.first(where: { $0.id == id }) else { break }
      return of(arrival.project, arrival.day, figures.vouchers[id] ?? "凭证待补(\(arrival.evidence.label))")
    case .visit:
      let visit = visits[id]
      return (
        [visit?.text(.code), visit?.text(.title)].compactMap(\.self).joined(separator: " "), nil, nil,
        visit?.date(.endsOn), nil
      )
    case .opportunity where indicator.isOfSignings:
      return of(id, firsts[id]?.day, firsts[id]?.evidence.label)
    case .enterprise: return (firms[id]?.text(.name) ?? "\(id)", nil, nil, nil, nil)
    default:
      return of(
        id, indicator.stage.flatMap { stage in figures.facts.projects.first { $0.id == id }?.first(stage) }, nil)
    }
    return ("\(id)", nil, nil, nil, nil)
  }

  private func of(_ project: Int64, _ day: CalendarDate?, _ ground: String?) -> Told {
    let record = figures.projects[project]
    return (
      [record?.text(.code), record?.text(.title)].compactMap(\.self).joined(separator: " "), project,
      record?.reference(.enterprise).flatMap { figures.firms[$0] }, day, ground
    )
  }
}
