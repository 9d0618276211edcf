import Domain
import Workflow

/// The university's sheet: what was given, brought, bought, sold, taught and planned, and the firms introduced, each figure
/// with its papers.
struct SchoolReport {
  let period: Period
  let figures: ReadFigures
  let rules: FigureFacts.Rules
  let kinds: [SupportKind]
  let entries: [Stored<SupportField>]
  let promises: [Stored<PromiseField>]
  let targets: ReportTargets

  /// What a figure is called.
  struct Heading {
    let code: String
    /// On the sheet, where two figures of a kind may differ by their units only.
    let label: String
    let unit: String
    /// By itself; no other figure of the sheet is called so.
    let name: String

    init(_ code: String, _ label: String, _ unit: String, name: String? = nil) {
      self.code = code
      self.label = label
      self.unit = unit
      self.name = name ?? label
    }

    static let firms = Heading("introduced_firms", "引入企业", "个")
    static let investment = Heading("introduced_investment", "实际投资额", "万元")
    static let reported = Heading("reported_investment", "另:已报未认定的投资额", "万元", name: "已报未认定的投资额")
    static let jobs = Heading("introduced_jobs", "带动就业", "人")

    /// Of trainings: how many attended, and how many people those were.
    static func attendances(_ kind: SupportKind) -> Heading {
      Heading(kind.code + "_attendances", kind.name, "人次", name: kind.name + "人次")
    }
    static func people(_ kind: SupportKind) -> Heading {
      Heading(kind.code + "_people", kind.name, "人", name: kind.name + "人数")
    }
    static func count(_ kind: SupportKind) -> Heading { Heading(kind.code, kind.name, "项") }
    static func money(_ kind: SupportKind) -> Heading { Heading(kind.code, kind.name, "万元") }
  }

  /// One figure, what it counts and the records it is counted from.
  struct Figure {
    let heading: Heading
    /// 元 for money.
    let done: Int64
    /// The papers that its records name.
    let papers: [String]
    /// What it is counted from, with the words for each.
    let records: [(kind: Entity, id: Int64, words: String)]
    var isMoney = false

    var cell: Report.Cell { isMoney ? .money(done) : .number(done) }
  }

  /// What every figure of the sheet is called.
  static func headings(_ kinds: [SupportKind]) -> [Heading] {
    kinds.flatMap { kind -> [Heading] in
      switch kind.measure {
      case .training: [.attendances(kind), .people(kind)]
      case .count: [.count(kind)]
      case .money: [.money(kind)]
      }
    } + [.firms, .investment, .reported, .jobs]
  }

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
  var counted: [Figure] { kinds.flatMap(given) + [firms, investment, reported, jobs] }

  private func given(_ kind: SupportKind) -> [Figure] {
    let own = entries.filter { entry in
      entry.text(.kind) == kind.name && (entry.date(.happenedOn).map(period.contains) ?? false)
    }
    let papers = own.flatMap { $0.record.texts(.papers) ?? [] }
    let records = own.map { (Entity.support, $0.id, $0.text(.title) ?? "") }
    func figure(_ heading: Heading, _ done: Int64, isMoney: Bool = false) -> Figure {
      Figure(heading: heading, done: done, papers: papers, records: records, isMoney: isMoney)
    }
    switch kind.measure {
    case .training:
      return [
        figure(.attendances(kind), own.reduce(0) { $0 + ($1.count(.attendances) ?? 0) }),
        figure(.people(kind), own.reduce(0) { $0 + ($1.count(.people) ?? 0) }),
      ]
    case .count: return [figure(.count(kind), Int64(own.count))]
    case .money:
      return [figure(.money(kind), own.reduce(0) { $0 + ($1.money(.amount)?.yuan ?? 0) }, isMoney: true)]
    }
  }

  /// The firms that signed.
  private var firms: Figure {
    let signed = self.signed.compactMap { project in
      project.increments(floor: rules.signingFloor).first { $0.isFirst }.map { (project, $0.signing.id) }
    }
    let names = signed.map { project, _ in
      let record = figures.projects[project.id]
      return words(of: project.id) + claims(record)
    }
    return Figure(
      heading: .firms, done: Int64(Set(signed.map(\.0.firm)).count), papers: names,
      records: signed.flatMap { project, signing in
        [(Entity.opportunity, project.id, words(of: project.id)), (.signing, signing, "签约 " + words(of: project.id))]
      })
  }

  /// What arrived of theirs and is recognised.
  private var investment: Figure { arrived(.investment) { $0.counts(rules) } }

  /// What is said to have arrived and is not recognised yet: no part of the other.
  private var reported: Figure {
    arrived(.reported) { [.reported, .checked].contains($0.state) }
  }

  private func arrived(_ heading: Heading, _ wanted: (FigureFacts.Arrival) -> Bool) -> Figure {
    let arrived = figures.facts.arrivals.filter { period.contains($0.day) && wanted($0) }
    // An arrival without a voucher says so: it is asked for.
    let vouchers = arrived.map { arrival in
      let project = figures.projects[arrival.project]?.text(.code) ?? "\(arrival.project)"
      return "\(project) \(figures.vouchers[arrival.id] ?? "凭证待补(\(arrival.evidence.label))")"
    }
    return Figure(
      heading: heading, done: arrived.reduce(0) { $0 + $1.amount.yuan }, papers: vouchers,
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
      heading: .jobs, done: kept.reduce(0) { $0 + ($1.count(.people) ?? 0) },
      papers: kept.compactMap { $0.text(.evidence) },
      records: kept.map { (.promise, $0.id, $0.text(.content) ?? "") })
  }

  private func words(of project: Int64) -> String {
    let record = figures.projects[project]
    return (record?.text(.code) ?? "") + " " + (record?.text(.title) ?? "")
  }

  /// The projects that signed first in the period.
  private var signed: [ProjectFacts] {
    figures.facts.projects.filter { project in
      project.increments(floor: rules.signingFloor).contains { $0.isFirst && period.contains($0.signing.day) }
    }
  }

  /// What a project signed in the period, in 元.
  private func amount(_ project: ProjectFacts) -> Int64 {
    project.increments(floor: rules.signingFloor).filter { period.contains($0.signing.day) }
      .reduce(0) { $0 + $1.added.yuan }
  }

  /// The firms introduced, by what their leads came by.
  var byLeadKind: Report.Section {
    let groups = Dictionary(grouping: signed) { $0.leadKind ?? "未填" }
    return Report.Section(
      "引入企业按线索来源",
      [.init("lead_kind", "线索来源"), .init("firms", "引入企业(个)"), .init("signed_amount", "合同额(万元)")],
      groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { kind, projects in
        [
          .text(kind), .number(Int64(Set(projects.map(\.firm)).count)),
          .money(projects.reduce(0) { $0 + amount($1) }),
        ]
      })
  }

  /// The projects that signed by the parties that brought them, by their shares; the last line of each kind of claim counts
  /// every project once.
  var byParty: Report.Section {
    let projects = signed
    var rows: [[Report.Cell]] = []
    for kind in ClaimKind.allCases {
      var parties: [String: (milli: Int64, yuan: Int64)] = [:]
      for project in projects {
        for share in shares(of: project.id, kind, amount(project)) {
          parties[share.party, default: (0, 0)].milli += share.milli
          parties[share.party]?.yuan += share.yuan
        }
      }
      let whole = projects.reduce(0) { $0 + amount($1) }
      rows += parties.sorted { ($1.value.milli, $0.key) < ($0.value.milli, $1.key) }.map { party, sum in
        [.text(kind.label), .text(party), .text(Quantity(milli: sum.milli / 100).text), .money(sum.yuan)]
      }
      rows.append([.text(kind.label), .text("合计(每个项目计一次)"), .text("\(projects.count)"), .money(whole)])
    }
    return Report.Section(
      "引入项目按归属方",
      [
        .init("kind", "归属事项"), .init("party", "归属方"), .init("projects", "折合项目(个)"),
        .init("signed_amount", "折合合同额(万元)"),
      ], rows)
  }

  /// The shares of the parties in a project, in thousandths of a percent and 元; what rounding leaves goes to the greatest
  /// shares, so that they add up to the project. A project that nobody is confirmed for stands under 未确认.
  private func shares(_ claims: [Record<LeadClaimField>], _ yuan: Int64) -> [(party: String, milli: Int64, yuan: Int64)]
  {
    guard !claims.isEmpty else { return [("未确认", 100_000, yuan)] }
    var parts = claims.map { claim -> (party: String, milli: Int64, yuan: Int64) in
      let milli = claim.quantity(.share)?.milli ?? 0
      let (whole, rest) = yuan.quotientAndRemainder(dividingBy: 100_000)
      return (claim.text(.party) ?? "", milli, whole * milli + rest * milli / 100_000)
    }.sorted { ($1.milli, $0.party) < ($0.milli, $1.party) }
    let left = yuan - parts.reduce(0) { $0 + $1.yuan }
    let step: Int64 = left < 0 ? -1 : 1
    for index in 0..<Int(min(left.magnitude, UInt64(parts.count))) { parts[index].yuan += step }
    return parts
  }

  private func shares(
    of project: Int64, _ kind: ClaimKind, _ yuan: Int64
  ) -> [(party: String, milli: Int64, yuan: Int64)] {
    shares(
      figures.claims.filter {
        $0.reference(.opportunity) == project && $0[.kind, as: ClaimKind.self] == kind
      }, yuan)
  }

  /// Who else claims the project.
  private func claims(_ record: Record<OpportunityField>?) -> String {
    let others = record?.texts(.claimants) ?? []
    return others.isEmpty ? "" : "(另由\(others.joined(separator: "、"))主张)"
  }

  private func row(_ figure: Figure) -> [Report.Cell] {
    let target = targets.target(figure.heading.code, isMoney: figure.isMoney)
    return [
      .text(figure.heading.label), .text(figure.heading.unit),
      target.map { figure.isMoney ? .money($0) : .number($0) } ?? .none, figure.cell,
      .permille(target.flatMap { Ratio(figure.done, of: $0).permille }),
      figure.papers.isEmpty ? .none : .text(figure.papers.joined(separator: "、")),
    ]
  }
}
