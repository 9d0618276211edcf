import Domain
import Workflow

/// How projects flow: how many stand where, how many ever came so far, why they left, how long it took, who held the ball.
struct FlowReports {
  let facts: FigureFacts
  let day: CalendarDate

  /// Projects by stage: ever reached, standing there now, left from there.
  var funnel: Report.Section {
    let rows = Stage.allCases.map { stage -> [Report.Cell] in
      let reached = facts.projects.filter { $0.first(stage, by: day) != nil }.count
      let standing = facts.projects.compactMap { $0.standing(on: day) }.filter { $0.stage == stage }
      return [
        .text(stage.label), .number(Int64(reached)), .number(Int64(standing.filter { $0.exit == nil }.count)),
        .number(Int64(standing.filter { $0.exit != nil }.count)),
      ]
    }
    return Report.Section(
      "阶段漏斗",
      [.init("stage", "阶段"), .init("reached", "曾到达(个)"), .init("standing", "现处于(个)"), .init("left", "由此退出(个)")],
      rows)
  }

  /// Projects by stage as the sheets of each level call it; `words` are rows of stage, level and word. Stages of one word
  /// are counted together.
  func levels(_ words: [[String]]) -> Report.Section {
    let standing = facts.projects.compactMap { $0.standing(on: day) }.filter { $0.exit == nil }
    var order: [[String]] = []
    var counts: [[String]: (reached: Set<Int64>, standing: Int64)] = [:]
    for row in words {
      guard row.count == 3, let stage = Stage(rawValue: row[0]) else { continue }
      let key = [row[1], row[2]]
      if counts[key] == nil { order.append(key) }
      counts[key, default: ([], 0)].standing += Int64(standing.count { $0.stage == stage })
      counts[key]?.reached.formUnion(facts.projects.filter { $0.first(stage, by: day) != nil }.map(\.id))
    }
    return Report.Section(
      "各级口径",
      [.init("level", "级别"), .init("word", "用语"), .init("reached", "曾到达(个)"), .init("standing", "现处于(个)")],
      order.map { key in
        let count = counts[key] ?? ([], 0)
        return [.text(key[0]), .text(key[1]), .number(Int64(count.reached.count)), .number(count.standing)]
      })
  }

  /// Projects by what their leads came by.
  var leadKinds: Report.Section {
    let open = facts.projects.filter { $0.first(.lead, by: day) != nil || $0.standing(on: day) != nil }
    let groups = Dictionary(grouping: open) { $0.leadKind ?? "" }
    func reached(_ projects: [ProjectFacts], _ stage: Stage) -> Report.Cell {
      .number(Int64(projects.count { $0.first(stage, by: day) != nil }))
    }
    return Report.Section(
      "按线索来源",
      [
        .init("lead_kind", "线索来源"), .init("leads", "线索(个)"), .init("talks", "曾洽谈(个)"), .init("signed", "已签约(个)"),
        .init("started", "已开工(个)"), .init("producing", "已投产(个)"),
      ],
      groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { kind, projects in
        [
          .text(kind.isEmpty ? "未填" : kind), .number(Int64(projects.count)), reached(projects, .negotiating),
          reached(projects, .contract), reached(projects, .started), reached(projects, .producing),
        ]
      })
  }

  /// Exits by way and reason; `reasons` are the words of the codes.
  func exits(_ reasons: [String: String]) -> Report.Section {
    var counts: [[String]: Int64] = [:]
    for move in facts.projects.compactMap({ $0.standing(on: day) }) {
      guard let exit = move.exit else { continue }
      let reason = move.reason ?? ""
      counts[[exit.label, reasons[reason] ?? reason], default: 0] += 1
    }
    return Report.Section(
      "退出原因", [.init("exit", "退出方式"), .init("reason", "原因"), .init("count", "个数")],
      counts.sorted { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }
        .map { [.text($0.key[0]), .text($0.key[1]), .number($0.value)] })
  }

  /// How long projects were in each stage.
  var stageTimes: Report.Section {
    Report.Section(
      "阶段用时",
      [
        .init("stage", "阶段"), .init("projects", "项目数"), .init("median_days", "中位数(天)"), .init("p90_days", "90分位(天)"),
      ],
      facts.stageTimes(asOf: day).map {
        [.text($0.stage.label), .number(Int64($0.count)), .number(Int64($0.median)), .number(Int64($0.p90))]
      })
  }

  /// How long each side held the ball.
  var turnTimes: Report.Section {
    Report.Section(
      "责任方用时",
      [.init("holder", "责任方"), .init("days", "天数"), .init("paused_days", "其中依法中止(天)")],
      facts.turnTimes(asOf: day).map {
        [.text($0.holder), .number(Int64($0.days + $0.paused)), .number(Int64($0.paused))]
      })
  }

  /// 签约率 by year of entering talks.
  var talkCohorts: Report.Section {
    Report.Section(
      "按进入洽谈年份", [.init("year", "年份"), .init("talks", "进入洽谈(个)"), .init("signed", "其中已签约(个)"), .init("rate", "签约率")],
      facts.talkCohorts(asOf: day).map {
        [.text("\($0.year)"), .number($0.signed.whole), .number($0.signed.part), .permille($0.signed.permille)]
      })
  }

  /// 履约率, 开工率, 投产率, 资金到位率 by year of signing.
  func signingCohorts(_ rules: FigureFacts.Rules) -> Report.Section {
    Report.Section(
      "按签约年份",
      [
        .init("year", "年份"), .init("signed", "签约(个)"), .init("performed", "已履约(个)"), .init("performed_rate", "履约率"),
        .init("started", "已开工(个)"), .init("started_rate", "开工率"), .init("producing", "已投产(个)"),
        .init("producing_rate", "投产率"), .init("contracted", "合同额(万元)"), .init("arrived", "到位(万元)"),
        .init("arrived_rate", "资金到位率"),
      ],
      facts.signingCohorts(asOf: day, rules).map {
        [
          .text("\($0.year)"), .number($0.started.whole), .number($0.performed.part), .permille($0.performed.permille),
          .number($0.started.part), .permille($0.started.permille), .number($0.producing.part),
          .permille($0.producing.permille), .money($0.arrived.whole), .money($0.arrived.part),
          .permille($0.arrived.permille),
        ]
      })
  }
}
