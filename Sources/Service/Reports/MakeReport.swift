package import Domain
import Workflow

/// Makes the reports: one fact feeds all of them.
package struct MakeReport: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Reads this registry under the rules in force.
  package init(registry: any Registry, references: any ReferenceStore) {
    self.registry = registry
    self.references = references
  }

  /// The reports there are.
  package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case monthly, school, funnel, cohort, visits, promises, stuck, orders

    package var title: String {
      switch self {
      case .monthly: "招商引资月报"
      case .school: "高校帮扶成效表"
      case .funnel: "项目漏斗"
      case .cohort: "签约履约开工投产率"
      case .visits: "考察统计"
      case .promises: "承诺兑现"
      case .stuck: "卡点清单"
      case .orders: "交办办理"
      }
    }
  }

  /// One report. A `month` (`yyyy-mm`) stands for its days; otherwise `from` to `to`, the year to `today` when not given.
  /// Where projects are stuck and what is promised is told as of the last day, never later than `today`.
  ///
  /// Throws `ServiceError` `invalid_query` for a month or range that is none, `reference_not_loaded`.
  package func callAsFunction(
    _ kind: Kind, month: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil, today: CalendarDate,
    organisation: Int64
  ) async throws -> Report {
    try await self([kind], month: month, from: from, to: to, today: today, organisation: organisation)[0]
  }

  /// Several reports of one time, from the same facts.
  package func callAsFunction(
    _ kinds: [Kind], month: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil, today: CalendarDate,
    organisation: Int64
  ) async throws -> [Report] {
    let periods = try kinds.map { try MakeReport.period($0, month, from, to, today) }
    let table = try await references.table("report-rules", organisation: organisation)
    let figures = try await ReadFigures(registry, organisation)
    var reports: [Report] = []
    for (kind, period) in zip(kinds, periods) {
      reports.append(try await report(kind, period, figures, table, today: today, organisation: organisation))
    }
    return reports
  }

  private func report(
    _ kind: Kind, _ period: Period, _ figures: ReadFigures, _ table: ReferenceTable, today: CalendarDate,
    organisation: Int64
  ) async throws -> Report {
    let rules = try FigureFacts.Rules(kind == .school ? "school" : "monthly", table)
    var report = Report(
      report: kind.rawValue, title: kind.title, from: kind.countsPeriod ? period.from : nil,
      to: min(today, period.to),
      sections: [], notes: [])
    switch kind {
    case .monthly:
      let targets = try await ReportTargets(registry, year: period.to.components.year, organisation)
      let sheet = MonthlyReport(month: period, facts: figures.facts, rules: rules, targets: targets)
      let landed = LandedProjects(period: period, figures: figures, rules: rules)
      report.sections = [
        sheet.indicators, sheet.arrivals, sheet.units, landed.section, try await stuck(period.to, today, organisation),
      ]
      report.notes += try definitions(table, kind, rules, elapsed: sheet.elapsed)
      report.notes += try await Restatements(registry, organisation).notes(figures.facts, rules, in: period)
    case .school:
      let sheet = try await school(figures, rules, period, organisation)
      report.sections = [sheet.section, sheet.byLeadKind, sheet.byParty]
      report.notes += try definitions(table, kind, rules)
    case .funnel:
      let flow = FlowReports(facts: figures.facts, day: period.to)
      let words = try await references.table("exit-reasons", organisation: organisation).project(["code", "label"])
      let reasons = Dictionary(words.map { ($0[0], $0[1]) }, uniquingKeysWith: { _, last in last })
      let stages = try await references.table("stage-words", organisation: organisation)
        .project(["stage", "level", "word"])
      report.sections = [
        flow.funnel, flow.levels(stages), flow.leadKinds, flow.exits(reasons), flow.stageTimes, flow.turnTimes,
      ]
      report.notes += try definitions(table, kind, rules)
    case .cohort:
      let flow = FlowReports(facts: figures.facts, day: period.to)
      report.sections = [flow.talkCohorts, flow.signingCohorts(rules)]
      report.notes += try definitions(table, kind, rules)
    case .visits:
      report.sections = [try await visits(figures, rules, period, organisation)]
      report.notes += try definitions(table, kind, rules)
    case .promises:
      let count = CountPromises(registry: registry)
      report.sections = [
        CountPromises.section(try await count(asOf: report.to, organisation: organisation)),
        try await count.open(asOf: report.to, figures, organisation: organisation),
      ]
      report.notes += try definitions(table, kind, rules)
    case .stuck:
      report.sections = [try await stuck(period.to, today, organisation)]
      report.notes += try definitions(table, kind, rules)
    case .orders:
      let orders = try await OrderReport(
        registry, try await WorkPolicy.inForce(references, organisation: organisation), in: period, today: today,
        organisation)
      report.sections = [try orders.counts(), try orders.open()]
      report.notes += try definitions(table, kind, rules)
    }
    return report
  }

  /// The school's sheet with what each figure is counted from.
  func school(_ period: Period, organisation: Int64) async throws -> SchoolReport {
    let rules = try FigureFacts.Rules(
      "school", try await references.table("report-rules", organisation: organisation))
    return try await school(try await ReadFigures(registry, organisation), rules, period, organisation)
  }

  private func school(
    _ figures: ReadFigures, _ rules: FigureFacts.Rules, _ period: Period, _ organisation: Int64
  ) async throws -> SchoolReport {
    let records = registry.records(organisation)
    return SchoolReport(
      period: period, figures: figures, rules: rules,
      kinds: try SupportKind.all(await references.table("support-kinds", organisation: organisation)),
      entries: try await records.all(SupportField.self),
      promises: try await records.all(PromiseField.self),
      targets: try await ReportTargets(registry, year: period.to.components.year, organisation))
  }

  /// What a report counts and how its rates are made, from the reference table `report-rules`.
  private func definitions(
    _ table: ReferenceTable, _ kind: Kind, _ rules: FigureFacts.Rules, elapsed: Int64? = nil
  ) throws -> [String] {
    let money = kind.countsMoney ? [Report.rulesWord + rules.words] : []
    let rows = try table.project(["report", "key", "value"])
    return money
      + rows.filter { $0[0] == kind.rawValue && $0[1].hasPrefix("definition") }.sorted { $0[1] < $1[1] }.map { row in
        Report.rulesWord + row[2].replacing("{elapsed}", with: elapsed.map { Report.Cell.permille($0).display } ?? "")
      }
  }

  private func stuck(
    _ day: CalendarDate, _ today: CalendarDate, _ organisation: Int64
  ) async throws -> Report.Section {
    let policy = try await WorkPolicy.inForce(references, organisation: organisation)
    return try await StuckReport(registry, policy, on: min(day, today), today: today, organisation).section
  }

  private func visits(
    _ figures: ReadFigures, _ rules: FigureFacts.Rules, _ period: Period, _ organisation: Int64
  ) async throws -> Report.Section {
    let shown: [Indicator] = [.visitBatches, .visitCalls, .visitFirms]
    return Report.Section(
      "考察批次、家次、家数",
      [.init("indicator", "指标"), .init("unit", "单位"), .init("period", "本期"), .init("year", "本年累计")],
      shown.map { indicator in
        [
          .text(indicator.label), .text(indicator.unit), .number(figures.facts.figure(indicator, in: period, rules)),
          .number(figures.facts.figure(indicator, in: period.yearToDate, rules)),
        ]
      })
  }

  static func period(
    _ kind: Kind, _ month: String?, _ from: CalendarDate?, _ to: CalendarDate?, _ today: CalendarDate
  ) throws -> Period {
    func refused(_ field: String, _ message: String) -> ServiceError {
      ServiceError(
        .invalid, code: "invalid_query", message: message,
        fields: [.init(field: field, code: "out_of_range", message: message)])
    }
    if let month {
      guard from == nil, to == nil else { throw refused("month", "month 不能与 from、to 同时给出。") }
      guard let period = Period(month: month) else { throw refused("month", "「\(month)」不是月份,应写成 2026-11。") }
      return period
    }
    if kind == .monthly, from == nil, to == nil, let period = Period(month: "\(today)".prefix(7).description) {
      return period
    }
    let last = to ?? today
    guard let first = from ?? CalendarDate(year: last.components.year, month: 1, day: 1),
      let period = Period(from: first, to: last)
    else { throw refused("to", "截止日期不能早于起始日期。") }
    return period
  }
}

extension MakeReport.Kind {
  /// Whether it counts what happened in a period; the others are as of its last day.
  var countsPeriod: Bool { self == .monthly || self == .school || self == .visits || self == .orders }
  /// Whether floors of evidence bear on it.
  var countsMoney: Bool { self == .monthly || self == .school || self == .cohort }
}

extension CountPromises {
  /// The promises that were open on a day, by name, the first to fall due first.
  func open(
    asOf day: CalendarDate, _ figures: ReadFigures, organisation: Int64
  ) async throws -> Report.Section {
    let all = try await registry.records(organisation).all(PromiseField.self, order: .dueOn)
    let open = all.filter { $0.date(.closedOn).map { $0 > day } ?? ($0[.state, as: PromiseState.self] == .open) }
    return Report.Section(
      "未了承诺",
      [
        .init("side", "承诺方"), .init("content", "承诺内容"), .init("amount", "金额(万元)"), .init("people", "人数"),
        .init("project", "项目"), .init("firm", "企业"), .init("due_on", "兑现期限"), .init("days_late", "逾期天数"),
        .init("owner", "责任人"),
      ],
      try open.map { promise in
        let due = try promise.required.date(.dueOn)
        let project = promise.reference(.opportunity).flatMap { figures.projects[$0] }
        return [
          .text(promise.words(.side)), .text(promise.words(.content)),
          promise.money(.amount).map { .money($0.yuan) } ?? .none, promise.count(.people).map { .number($0) } ?? .none,
          .text(project.map { "\($0.text(.code) ?? "") \($0.text(.title) ?? "")" }),
          .text(project?.reference(.enterprise).flatMap { figures.firms[$0] }), .date(due),
          due < day ? .number(Int64(day.day - due.day)) : .none, .text(promise.text(.owner)),
        ]
      }, isList: true)
  }

  /// The rows as a table.
  static func section(_ rows: [Row]) -> Report.Section {
    Report.Section(
      "履诺率",
      [
        .init("side", "承诺方"), .init("rate", "履诺率"), .init("due", "已到期"), .init("kept", "按期兑现"),
        .init("kept_late", "逾期兑现"), .init("broken", "未兑现"), .init("late", "逾期未了"), .init("open", "未到期"),
      ],
      rows.map { row in
        [.text(row.label), .permille(row.ratePermille.map { Int64($0) })]
          + [row.due, row.kept, row.keptLate, row.broken, row.late, row.open].map { .number(Int64($0)) }
      })
  }
}
