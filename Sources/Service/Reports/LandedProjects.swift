import Domain
import Workflow

/// What landed, by name and amount: the projects that signed, grew, began to build, produce or came to capacity in the year
/// up to the end of a period, those of the period first.
struct LandedProjects {
  let period: Period
  let figures: ReadFigures
  let rules: FigureFacts.Rules

  fileprivate struct Event {
    let day: CalendarDate
    /// 签约, 增资 … in the order in which a project goes through them.
    let what: String
    let order: Int
    let project: ProjectFacts
    let amount: Int64?
  }

  /// 时段 | 事项 | 项目编号 | 项目 | 企业 | 合同额 | 日期 | 责任单位
  var section: Report.Section {
    let sorted = events.sorted {
      ($1.isOf(period) ? 1 : 0, $0.order, $1.day, $0.project.id) < (
        $0.isOf(period) ? 1 : 0, $1.order, $0.day, $1.project.id
      )
    }
    return Report.Section(
      "签约、开工、投产项目名单",
      [
        .init("when", "时段"), .init("event", "事项"), .init("code", "项目编号"), .init("project", "项目"),
        .init("firm", "企业"), .init("amount", "合同额(万元)"), .init("date", "日期"), .init("unit", "责任单位"),
      ],
      sorted.map { event in
        let record = figures.projects[event.project.id]
        return [
          .text(event.isOf(period) ? "本期" : "本年此前"), .text(event.what), .text(record?.text(.code)),
          .text(record?.text(.title)), .text(figures.firms[event.project.firm]),
          event.amount.map { .money($0) } ?? .none, .date(event.day),
          .text(event.project.unit ?? "未落实"),
        ]
      }, isList: true)
  }

  private var events: [Event] {
    let year = period.yearToDate
    return figures.facts.projects.flatMap { project -> [Event] in
      let increments = project.increments(floor: rules.signingFloor)
      var events = increments.filter { year.contains($0.signing.day) }.map { increment in
        let what = increment.isFirst ? "签约" : increment.added.yuan < 0 ? "减资" : "增资"
        return Event(
          day: increment.signing.day, what: what, order: increment.isFirst ? 0 : 1, project: project,
          amount: increment.added.yuan)
      }
      for (order, stage) in [Stage.started, .producing, .atCapacity].enumerated() {
        guard let day = project.first(stage), year.contains(day) else { continue }
        let contracted = increments.filter { $0.signing.day <= day }.reduce(0) { $0 + $1.added.yuan }
        events.append(
          Event(
            day: day, what: stage.label, order: 2 + order, project: project,
            amount: increments.isEmpty ? nil : contracted))
      }
      return events
    }
  }
}

extension LandedProjects.Event {
  fileprivate func isOf(_ period: Period) -> Bool { period.contains(day) }
}
