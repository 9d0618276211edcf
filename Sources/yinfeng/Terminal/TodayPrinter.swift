import Domain
import Service

/// Prints the list of a day, the pressing first; what is empty is left out.
enum TodayPrinter {
  static func print(_ view: TodayView) {
    Console.line("\(view.date.chinese)" + (view.owner.map { " · \($0)" } ?? ""))
    var shown = false
    func section<Line>(
      _ title: TodayView.List, hint: String = "", _ list: TodayView.Section<Line>, _ text: (Line) -> String
    ) {
      guard list.total > 0 else { return }
      shown = true
      Console.line("")
      Console.line("\(title.label)\(hint)(\(list.total))")
      for line in list.items { Console.paragraph(text(line), indent: 2, hanging: 4) }
      if list.total > list.items.count { Console.line("  …另有 \(list.total - list.items.count) 项,用 --limit 查看") }
    }
    section(.overdue, view.overdue, followUp)
    section(.dueToday, view.dueToday, followUp)
    section(.dueSoon, view.dueSoon, followUp)
    section(.toReceive, view.toReceive, followUp)
    section(.toAnswer, view.toAnswer, followUp)
    section(.waiting, view.waiting, followUp)
    section(.noNextStep, view.noNextStep, project)
    section(.silent, view.silent, project)
    section(.latePromises, view.latePromises) { line in
      "\(line.id) \(line.side):\(line.content),\(line.dueOn) 到期" + (line.owner.map { ",\($0)" } ?? "")
        + (line.opportunity.map { "(\($0.name))" } ?? "")
    }
    section(.dueHolds, view.dueHolds) { "\($0.id) \($0.text)" + ($0.owner.map { ",\($0)" } ?? "") }
    section(.openVisits, view.openVisits) { line in
      "\(line.code) \(line.title),\(line.endsOn) 结束,\(line.days)天未了结" + (line.host.map { ",\($0)" } ?? "")
    }
    section(.leftBehind, hint: "(opportunity hand-over --all-of)", view.leftBehind) { $0.text }
    if !shown { Console.line("没有待办事项。可用 yinfeng follow-up add 登记,或 yinfeng opportunity list 查看在谈项目。") }
  }

  static func followUp(_ line: FollowUpLine) -> String {
    let late = line.daysOverdue > 0 ? ",逾期\(line.daysOverdue)个工作日" : ""
    let name = (line.opportunity ?? line.enterprise).map { "(\($0.name))" } ?? ""
    return "\(line.id) \(line.title)\(name),\(line.owner),\(line.dueOn) 到期\(line.isProvisional ? "(暂定)" : "")\(late)"
      + (line.order.map(order) ?? "") + (line.waitingFor.map { ",等待\($0)" } ?? "")
      + (line.daysOverdue > 0 ? " [\(line.urgency)]" : "")
  }

  private static func order(_ line: OrderLine) -> String {
    ",\(line.label)" + (line.answerDueOn.map { "(\(line.holder),\($0) 前)" } ?? "")
  }

  private static func project(_ line: ProjectLine) -> String {
    "\(line.code) \(line.title),\(line.stage),当前责任方 \(line.ball) \(line.ballDays)天,\(line.silentDays)天无进展"
      + " [\(line.silence)]" + (line.officer.map { ",\($0)" } ?? "")
  }
}
