import Domain
import Workflow

/// The university's sheet: what was given, brought, bought, sold, taught and planned, and the firms introduced, each figure
/// with its papers.
struct SchoolReport {
  let period: Period
  let figures: ReadFigures
  let rules: FigureFacts.Rules
  let entries: [Stored<SupportField>]
  let promises: [Stored<PromiseField>]
  let targets: ReportTargets

  /// One figure, what it counts and the records it is counted from.
  struct Figure {
    let code: String
    let label: String
    let unit: String
    /// 元 for money.
    let done: Int64
    /// The papers that its records name.
    let papers: [String]
    /// What it is counted from, with the words for each.
    let records: [(kind: Entity, id: Int64, words: String)]
    var isMoney = false

    var cell: Report.Cell { isMoney ? .money(done) : .number(done) }
  }

  /// Every figure of the sheet by code and word.
  static let figures: [(code: String, label: String)] =
    SupportKind.allCases.flatMap { kind -> [(String, String)] in
      kind.isTeaching
        ? [(kind.rawValue + "_attendances", kind.label + "人次"), (kind.rawValue + "_people", kind.label + "人数")]
        : [(kind.rawValue, kind.label)]
    } + [("introduced_firms", "引入企业"), ("introduced_investment", "实际投资额"), ("introduced_jobs", "带动就业")]

  /// 指标 | 任务 | 完成 | 完成率 | 佐证材料
  var section: Report.Section {
    Report.Section(
      "帮扶成效",
      [
        .init("indicator", "指标"), .init("unit", "单位"), .init("target", "任务"), .init("done", "完成"),
        .init("completion", "完成率"), .init("papers", "佐证材料"),
      ], counted.map(row))
  }

  /// The figures in the order of the sheet.
  var counted: [Figure] { SupportKind.allCases.flatMap(given) + [firms, investment, jobs] }

  private func given(_ kind: SupportKind) -> [Figure] {
    let own = entries.filter { entry in
      entry[.kind, as: SupportKind.self] == kind && (entry.date(.happenedOn).map(period.contains) ?? false)
    }
    let papers = own.flatMap { $0.record.texts(.papers) ?? [] }
    let records = own.map { (Entity.support, $0.id, $0.text(.title) ?? "") }
    func figure(_ code: String, _ unit: String, _ done: Int64, isMoney: Bool = false) -> Figure {
      Figure(
        code: code, label: kind.label, unit: unit, done: done, papers: papers, records: records, isMoney: isMoney)
    }
    if kind.isTeaching {
      return [
        figure(kind.rawValue + "_attendances", "人次", own.reduce(0) { $0 + ($1.count(.attendances) ?? 0) }),
        figure(kind.rawValue + "_people", "人", own.reduce(0) { $0 + ($1.count(.people) ?? 0) }),
      ]
    }
    if kind == .planning || kind == .research { return [figure(kind.rawValue, "项", Int64(own.count))] }
    return [figure(kind.rawValue, "万元", own.reduce(0) { $0 + ($1.money(.amount)?.yuan ?? 0) }, isMoney: true)]
  }

  /// The firms that signed.
  private var firms: Figure {
    let signed = figures.facts.projects.compactMap { project in
      project.increments(floor: rules.signingFloor).first { $0.isFirst && period.contains($0.signing.day) }
        .map { (project, $0.signing.id) }
    }
    let names = signed.map { project, _ in
      let record = figures.projects[project.id]
      return words(of: project.id) + claims(record)
    }
    return Figure(
      code: "introduced_firms", label: "引入企业", unit: "个", done: Int64(Set(signed.map(\.0.firm)).count), papers: names,
      records: signed.flatMap { project, signing in
        [(Entity.opportunity, project.id, words(of: project.id)), (.signing, signing, "签约 " + words(of: project.id))]
      })
  }

  /// What arrived of theirs.
  private var investment: Figure {
    let arrived = figures.facts.arrivals.filter { period.contains($0.day) && $0.evidence >= rules.arrivalFloor }
    return Figure(
      code: "introduced_investment", label: "实际投资额", unit: "万元", done: arrived.reduce(0) { $0 + $1.amount.yuan },
      papers: [],
      records: arrived.map { (.arrival, $0.id, "\($0.day.chinese)到位 " + words(of: $0.project)) }, isMoney: true)
  }

  /// The people their kept promises brought to work.
  private var jobs: Figure {
    let kept = promises.filter { promise in
      promise[.side, as: PromiseSide.self] == .firm && promise[.kind, as: PromiseKind.self] == .jobs
        && promise[.state, as: PromiseState.self] == .kept
        && (promise.date(.closedOn).map(period.contains) ?? false)
    }
    return Figure(
      code: "introduced_jobs", label: "带动就业", unit: "人", done: kept.reduce(0) { $0 + ($1.count(.people) ?? 0) },
      papers: kept.compactMap { $0.text(.evidence) },
      records: kept.map { (.promise, $0.id, $0.text(.content) ?? "") })
  }

  private func words(of project: Int64) -> String {
    let record = figures.projects[project]
    return (record?.text(.code) ?? "") + " " + (record?.text(.title) ?? "")
  }

  /// Who else claims the project.
  private func claims(_ record: Record<OpportunityField>?) -> String {
    let others = record?.texts(.claimants) ?? []
    return others.isEmpty ? "" : "(另由\(others.joined(separator: "、"))主张)"
  }

  private func row(_ figure: Figure) -> [Report.Cell] {
    let target = targets.target(figure.code, isMoney: figure.isMoney)
    return [
      .text(figure.label), .text(figure.unit), target.map { figure.isMoney ? .money($0) : .number($0) } ?? .none,
      figure.cell, .permille(target.flatMap { Ratio(figure.done, of: $0).permille }),
      figure.papers.isEmpty ? .none : .text(figure.papers.joined(separator: "、")),
    ]
  }
}

extension SupportKind {
  /// Whether people were taught, counted by attendances and by heads.
  fileprivate var isTeaching: Bool { self == .cadres || self == .technicians }
}
