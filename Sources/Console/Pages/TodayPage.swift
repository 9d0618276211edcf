package import Domain
package import Service

/// What is to be done on a day, the pressing first, each with the one deed that ends it.
package struct TodayPage: PageModel {
  package static let template = "today"
  package let frame: Frame
  let date: String
  let whose: String
  let choices: [Choice]
  let sections: [Section]
  let isEmpty: Bool
  let done: Done?
  let problems: Problems?
  /// What was typed about a task that is not on the page any more.
  let typed: String?
  /// Where forms lead back to.
  let mine: Bool

  struct Choice: Sendable {
    let label: String
    let path: String
    let isCurrent: Bool
  }

  struct Section: Sendable {
    let id: String
    let title: String
    let total: Int
    let isPressing: Bool
    let rows: [Row]
    let left: Int?
  }

  struct Row: Sendable {
    let title: String
    let about: String?
    let owner: String
    let when: String
    let state: String?
    let isLate: Bool
    let form: Form?
  }

  /// Closes a follow-up or puts it off.
  struct Form: Sendable {
    let id: Int64
    /// The change that wrote what is shown.
    let seen: Int64
    let title: String
    /// The first day it may be put off to.
    let earliest: String
    let mine: Bool
    let word: String
    /// What was typed, where it is shown again.
    let result: String
    let day: String
    let isOpen: Bool
    let problem: Problems?
  }

  /// What was just done, and how to take it back.
  package struct Done: Sendable {
    let text: String
    /// The change to take back; `nil` where the account may not.
    let change: Int64?

    package init(_ text: String, change: Int64?) {
      self.text = text
      self.change = change
    }
  }

  /// What a form said that was refused.
  package struct Refused: Sendable {
    let id: Int64
    let error: ServiceError
    let result: String
    let day: String

    package init(_ id: Int64, _ error: ServiceError, result: String, day: String) {
      (self.id, self.error, self.result, self.day) = (id, error, result, day)
    }
  }

  /// - Parameters:
  ///   - visits: the visits ahead.
  ///   - mine: whether only one's own is shown.
  ///   - works: whether the account may close follow-ups.
  package init(
    _ view: TodayView, visits: [Stored<VisitField>], mine: Bool, works: Bool, refused: Refused? = nil,
    done: Done? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("今日", in: .today, for: reader)
    date = view.date.chineseWithWeekday
    self.mine = mine
    whose = view.owner ?? "全部人员"
    choices = [
      Choice(label: "本人", path: "/today", isCurrent: mine),
      Choice(label: "本单位", path: "/today?whose=all", isCurrent: !mine),
    ]
    self.done = done
    problems = refused.map { Problems($0.error, fields: []) }
    let shown = [view.overdue, view.dueToday, view.dueSoon, view.waiting].flatMap(\.items).map(\.id)
    typed = refused.flatMap { shown.contains($0.id) || $0.result.isEmpty ? nil : $0.result }
    let today = view.date
    func task(_ line: FollowUpLine) -> Row {
      let isRefused = refused?.id == line.id
      let form = Form(
        id: line.id, seen: line.change, title: line.title, earliest: today.adding(days: 1).description, mine: mine,
        word: reader.word,
        result: isRefused ? refused?.result ?? "" : "", day: isRefused ? refused?.day ?? "" : "", isOpen: isRefused,
        problem: isRefused ? refused.map { Problems($0.error, fields: []) } : nil)
      let late = line.daysOverdue > 0 ? "逾期 \(line.daysOverdue) 个工作日" : nil
      let order = line.order.map { order in
        order.label + (order.answerDueOn.map { "(\(order.holder),\($0.chinese) 前)" } ?? "")
      }
      return Row(
        title: line.title, about: (line.opportunity ?? line.enterprise)?.name, owner: line.owner,
        when: line.dueOn.chineseWithWeekday + (line.isProvisional ? "(暂定)" : ""),
        state: [late, order, line.waitingFor.map { "等待\($0)" }].compactMap(\.self).joined(separator: ","),
        isLate: line.daysOverdue > 0, form: works && line.order == nil ? form : nil)
    }
    func project(_ line: ProjectLine) -> Row {
      Row(
        title: "\(line.code) \(line.title)", about: line.enterprise.name, owner: line.officer ?? "专员未定",
        when: "\(line.progressOn.chinese)最近进展",
        state: (line.silentDays > 0 ? "\(line.silentDays) 天无进展," : "")
          + "\(line.stage),当前责任方 \(line.ball) \(line.ballDays) 天", isLate: false, form: nil)
    }
    var sections: [Section] = []
    func add<Line>(
      _ list: TodayView.List, _ section: TodayView.Section<Line>, isPressing: Bool = false, _ row: (Line) -> Row
    ) {
      guard section.total > 0 else { return }
      let left = section.total - section.items.count
      sections.append(
        Section(
          id: list.rawValue, title: list.label, total: section.total, isPressing: isPressing,
          rows: section.items.map(row), left: left > 0 ? left : nil))
    }
    add(.overdue, view.overdue, isPressing: true, task)
    add(.dueToday, view.dueToday, isPressing: true, task)
    add(.dueSoon, view.dueSoon, task)
    add(.toReceive, view.toReceive, task)
    add(.toAnswer, view.toAnswer, task)
    add(.waiting, view.waiting, task)
    add(.noNextStep, view.noNextStep, project)
    add(.silent, view.silent, project)
    add(.latePromises, view.latePromises, isPressing: true) { line in
      Row(
        title: line.content, about: line.opportunity?.name, owner: line.owner ?? line.side,
        when: line.dueOn.chineseWithWeekday, state: line.side, isLate: true, form: nil)
    }
    add(.dueHolds, view.dueHolds) { line in
      Row(
        title: "\(line.zone) \(line.resource) \(line.amount)", about: line.enterprise.name, owner: line.owner ?? "",
        when: line.expiresOn.chineseWithWeekday, state: "还有 \(line.daysLeft) 天", isLate: false, form: nil)
    }
    add(.openVisits, view.openVisits, isPressing: true) { line in
      Row(
        title: "\(line.code) \(line.title)", about: nil, owner: line.host ?? "接待负责人未定",
        when: "\(line.endsOn.chineseWithWeekday)结束", state: "\(line.days) 天未了结,请写纪要", isLate: true, form: nil)
    }
    if !visits.isEmpty {
      let list = TodayView.List.visitsAhead
      sections.append(
        Section(
          id: list.rawValue, title: list.label, total: visits.count, isPressing: false,
          rows: visits.map(TodayPage.ahead), left: nil))
    }
    add(.leftBehind, view.leftBehind) { line in
      Row(title: line.text, about: nil, owner: "", when: "", state: nil, isLate: false, form: nil)
    }
    self.sections = sections
    isEmpty = sections.isEmpty
  }

  /// A visit to come.
  private static func ahead(_ visit: Stored<VisitField>) -> Row {
    let days = [visit.date(.startsOn), visit.date(.endsOn)].compactMap(\.self)
    return Row(
      title: [visit.text(.code), visit.text(.title)].compactMap(\.self).joined(separator: " "), about: nil,
      owner: visit.text(.host) ?? "接待负责人未定",
      when: Set(days).sorted().map(\.chineseWithWeekday).joined(separator: " 至 "),
      state: visit[.state, as: VisitState.self]?.label, isLate: false, form: nil)
  }
}
