import Domain
import Workflow

/// The leader's sheet of a month: indicators against the year's targets, units by completion, and where it is stuck.
struct MonthlyReport {
  let month: Period
  let facts: FigureFacts
  let rules: FigureFacts.Rules
  let targets: ReportTargets

  /// 指标 | 全年任务 | 本月 | 累计 | 完成率 | 与时序进度差 | 上年同期 | 同比
  var indicators: Report.Section {
    Report.Section(
      "主要指标",
      [
        .init("indicator", "指标"), .init("unit", "单位"), .init("target", "全年任务"), .init("month", "本月"),
        .init("year", "累计"), .init("completion", "完成率"), .init("against_time", "与时序进度差(百分点)"),
        .init("year_before", "上年同期"), .init("change", "同比"),
      ], Indicator.allCases.map(row))
  }

  private func row(_ indicator: Indicator) -> [Report.Cell] {
    func cell(_ value: Int64?) -> Report.Cell {
      guard let value else { return .none }
      return indicator.isMoney ? .money(value) : .number(value)
    }
    let target = targets.target(indicator.rawValue, isMoney: indicator.isMoney)
    let year = facts.figure(indicator, in: month.yearToDate, rules)
    let before = facts.figure(indicator, in: month.yearToDate.yearBefore, rules)
    let completion = target.flatMap { Ratio(year, of: $0).permille }
    return [
      .text(indicator.label), .text(indicator.unit), cell(target), cell(facts.figure(indicator, in: month, rules)),
      cell(year), .permille(completion), .points(completion.map { $0 - elapsed }), cell(before),
      .permille(before == 0 ? nil : Ratio(year, of: before).permille.map { $0 - 1000 }),
    ]
  }

  /// The part of the year that has passed at the month's end, in thousandths.
  var elapsed: Int64 { Ratio(Int64(month.to.components.month), of: 12).permille ?? 0 }

  /// Money by how far it has been examined: recognised by use and work, and apart what is reported and not yet recognised.
  var arrivals: Report.Section {
    var rows: [[Report.Cell]] = []
    func add(_ label: String, _ wanted: (FigureFacts.Arrival) -> Bool) {
      let own = facts.arrivals.filter(wanted)
      func sum(_ period: Period) -> [Report.Cell] {
        let counted = own.filter { period.contains($0.day) }
        return [.number(Int64(counted.count)), .money(counted.reduce(0) { $0 + $1.amount.yuan })]
      }
      rows.append([.text(label)] + sum(month) + sum(month.yearToDate))
    }
    add(ArrivalState.recognised.label) { $0.counts(rules) }
    for use in ArrivalUse.allCases { add("其中:\(use.label)") { $0.counts(rules) && $0.use == use } }
    for work in ArrivalWork.allCases { add("其中:\(work.label)") { $0.counts(rules) && $0.work == work } }
    add("已报待核") { $0.state == .reported }
    add("已核待认定") { $0.state == .checked }
    add(ArrivalState.sentBack.label) { $0.state == .sentBack }
    return Report.Section(
      "到位资金认定",
      [
        .init("state", "认定状态"), .init("month_count", "本月(笔)"), .init("month_amount", "本月(万元)"),
        .init("year_count", "累计(笔)"), .init("year_amount", "累计(万元)"),
      ], rows)
  }

  /// Units by completion of their target for contracted amount and arrived money, then what no unit answers for, then the
  /// whole county: the sum of the rows above.
  var units: Report.Section {
    let named = Set(facts.projects.compactMap(\.unit) + MonthlyReport.ofUnits.flatMap { targets.units($0.rawValue) })
    var rows = named.map { unit in (unit, row(unit, facts.of(unit: unit), target: unit)) }
      .sorted { ($1.1.completion, $0.0) < ($0.1.completion, $1.0) }.map(\.1.cells)
    if facts.projects.contains(where: { $0.unit == nil }) {
      rows.append(row("未落实责任单位", facts.of(unit: nil), target: nil).cells)
    }
    rows.append(row("合计", facts, target: "").cells)
    return Report.Section(
      "责任单位",
      [
        .init("unit", "责任单位"), .init("signed_target", "签约任务(万元)"), .init("signed_amount", "签约累计(万元)"),
        .init("signed_completion", "签约完成率"), .init("arrived_target", "到位任务(万元)"),
        .init("arrived_amount", "到位累计(万元)"), .init("arrived_completion", "到位完成率"),
      ], rows, hasTotal: true)
  }

  /// What units are measured by.
  private static let ofUnits: [Indicator] = [.signedAmount, .arrivedAmount]

  /// A unit's row, and its completion for contracted amount; -1 without a target.
  private func row(
    _ name: String, _ own: FigureFacts, target unit: String?
  ) -> (completion: Int64, cells: [Report.Cell]) {
    var cells: [Report.Cell] = [.text(name)]
    var order: Int64 = -1
    for indicator in MonthlyReport.ofUnits {
      let target = unit.flatMap { targets.target(indicator.rawValue, isMoney: true, unit: $0) }
      let year = own.figure(indicator, in: month.yearToDate, rules)
      let completion = target.flatMap { Ratio(year, of: $0).permille }
      if indicator == .signedAmount { order = completion ?? -1 }
      cells += [target.map { .money($0) } ?? .none, .money(year), .permille(completion)]
    }
    return (order, cells)
  }
}
