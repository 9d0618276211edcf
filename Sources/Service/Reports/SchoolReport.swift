import Domain
import Workflow

/// The university's sheet: what was given, brought, bought, sold, taught and planned, and the firms introduced, each figure
/// with its papers.
struct SchoolReport {
  let period: Period
  let figures: ReadFigures
  let rules: FigureFacts.Rules
  let entries: [Record<SupportField>]
  let promises: [Record<PromiseField>]
  let targets: ReportTargets

  /// 指标 | 任务 | 完成 | 完成率 | 佐证材料
  var section: Report.Section {
    Report.Section(
      "帮扶成效",
      [
        .init("indicator", "指标"), .init("unit", "单位"), .init("target", "任务"), .init("done", "完成"),
        .init("completion", "完成率"), .init("papers", "佐证材料"),
      ], SupportKind.allCases.flatMap(rows) + introduced)
  }

  private func rows(_ kind: SupportKind) -> [[Report.Cell]] {
    let own = entries.filter { entry in
      entry[.kind, as: SupportKind.self] == kind && (entry.date(.happenedOn).map(period.contains) ?? false)
    }
    let papers = own.flatMap { $0.texts(.papers) ?? [] }
    switch kind {
    case .cadres, .technicians:
      let attendances = own.reduce(0) { $0 + ($1.count(.attendances) ?? 0) }
      let people = own.reduce(0) { $0 + ($1.count(.people) ?? 0) }
      return [
        row(kind.rawValue + "_attendances", kind.label, "人次", attendances, papers),
        row(kind.rawValue + "_people", kind.label, "人", people, papers),
      ]
    case .planning, .research: return [row(kind.rawValue, kind.label, "项", Int64(own.count), papers)]
    default:
      let amount = own.reduce(0) { $0 + ($1.money(.amount)?.yuan ?? 0) }
      return [row(kind.rawValue, kind.label, "万元", amount, papers, isMoney: true)]
    }
  }

  /// The firms that signed, what arrived of theirs, and the people their kept promises brought to work.
  private var introduced: [[Report.Cell]] {
    let signed = figures.facts.projects.filter { project in
      project.increments(floor: rules.signingFloor).contains { $0.isFirst && period.contains($0.signing.day) }
    }
    let names = signed.map { project in
      let record = figures.projects[project.id]
      return (record?.text(.code) ?? "") + " " + (record?.text(.title) ?? "") + claims(record)
    }
    let arrived = figures.facts.arrivals.filter { period.contains($0.day) && $0.evidence >= rules.arrivalFloor }
      .reduce(0) { $0 + $1.amount.yuan }
    let kept = promises.filter { promise in
      promise[.side, as: PromiseSide.self] == .firm && promise[.kind, as: PromiseKind.self] == .jobs
        && promise[.state, as: PromiseState.self] == .kept
        && (promise.date(.closedOn).map(period.contains) ?? false)
    }
    let jobs = kept.reduce(0) { $0 + ($1.count(.people) ?? 0) }
    return [
      row("introduced_firms", "引入企业", "个", Int64(Set(signed.map(\.firm)).count), names),
      row("introduced_investment", "实际投资额", "万元", arrived, [], isMoney: true),
      row("introduced_jobs", "带动就业", "人", jobs, kept.compactMap { $0.text(.evidence) }),
    ]
  }

  /// Who else claims the project.
  private func claims(_ record: Record<OpportunityField>?) -> String {
    let others = record?.texts(.claimants) ?? []
    return others.isEmpty ? "" : "(另由\(others.joined(separator: "、"))主张)"
  }

  private func row(
    _ indicator: String, _ label: String, _ unit: String, _ done: Int64, _ papers: [String], isMoney: Bool = false
  ) -> [Report.Cell] {
    let target = targets.target(indicator, isMoney: isMoney)
    func cell(_ value: Int64) -> Report.Cell { isMoney ? .money(value) : .number(value) }
    return [
      .text(label), .text(unit), target.map(cell) ?? .none, cell(done),
      .permille(target.flatMap { Ratio(done, of: $0).permille }),
      papers.isEmpty ? .none : .text(papers.joined(separator: "、")),
    ]
  }
}
