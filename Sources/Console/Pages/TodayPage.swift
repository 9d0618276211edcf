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
  let deed: Deed?
  /// What others changed since whoever looks last looked; `nil` where nothing is new.
  let news: NewsList?
  let problems: Problems?
  /// What was typed about a task that is not on the page any more.
  let typed: String?
  /// Where forms lead back to.
  let mine: Bool
  let exports: [VisitPage.Link]

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
    /// Where the thing itself is; `nil` where it has no page.
    let path: String?
    let about: String?
    let aboutPath: String?
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

  struct NewsList: Sendable {
    let version: Int64
    let lines: [Line]
    /// How many changes more there are, and where they are; `nil` for none.
    let left: Int?
    let wholePath: String

    struct Line: Sendable {
      let words: [String]
      let more: Int?
      let path: String?
      let told: String
    }
  }

  /// How many changes are shown, and how many where all are asked for.
  package static let longest = (usual: 10, whole: 200)
  /// How many visits to come are shown.
  private static let mostAhead = 8

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
    _ view: TodayView, visits: [Stored<VisitField>], news: News?, mine: Bool, works: Bool, exports: ExportLinks,
    refused: Refused? = nil,
    deed: Deed? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("今日", in: .today, for: reader)
    date = view.date.chineseWithWeekday
    self.mine = mine
    whose = view.owner ?? "全部人员"
    choices = [
      Choice(label: "本人", path: "/today", isCurrent: mine),
      Choice(label: "本单位", path: "/today?whose=all", isCurrent: !mine),
    ]
    self.deed = deed
    self.news = news.flatMap { TodayPage.told($0, mine: mine) }
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
        title: line.title, path: nil, about: (line.opportunity ?? line.enterprise)?.name,
        aboutPath: line.opportunity.map { "/projects/\($0.id)" } ?? line.enterprise.map { "/enterprises/\($0.id)" },
        owner: line.owner,
        when: line.dueOn.chineseWithWeekday + (line.isProvisional ? "(暂定)" : ""),
        state: [late, order, line.waitingFor.map { "等待\($0)" }].compactMap(\.self).joined(separator: ","),
        isLate: line.daysOverdue > 0, form: works && line.order == nil ? form : nil)
    }
    func project(_ line: ProjectLine) -> Row {
      Row(
        title: "\(line.code) \(line.title)", path: "/projects/\(line.id)", about: line.enterprise.name,
        aboutPath: "/enterprises/\(line.enterprise.id)", owner: line.officer ?? "专员未定",
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
        title: line.content, path: nil, about: line.opportunity?.name,
        aboutPath: line.opportunity.map { "/projects/\($0.id)" }, owner: line.owner ?? line.side,
        when: line.dueOn.chineseWithWeekday, state: line.side, isLate: true, form: nil)
    }
    add(.dueHolds, view.dueHolds) { line in
      Row(
        title: "\(line.zone) \(line.resource) \(line.amount)", path: nil, about: line.enterprise.name,
        aboutPath: "/enterprises/\(line.enterprise.id)", owner: line.owner ?? "",
        when: line.expiresOn.chineseWithWeekday, state: "还有 \(line.daysLeft) 天", isLate: false, form: nil)
    }
    add(.openVisits, view.openVisits, isPressing: true) { line in
      Row(
        title: "\(line.code) \(line.title)", path: "/visits/\(line.id)" + (works ? "/minutes" : ""), about: nil,
        aboutPath: nil,
        owner: line.host ?? "接待负责人未定",
        when: "\(line.endsOn.chineseWithWeekday)结束", state: "\(line.days) 天未了结,请写纪要", isLate: true, form: nil)
    }
    if !visits.isEmpty {
      let list = TodayView.List.visitsAhead
      sections.append(
        Section(
          id: list.rawValue, title: list.label, total: visits.count, isPressing: false,
          rows: visits.prefix(TodayPage.mostAhead).map(TodayPage.ahead),
          left: visits.count > TodayPage.mostAhead ? visits.count - TodayPage.mostAhead : nil))
    }
    add(.leftBehind, view.leftBehind) { line in
      Row(
        title: line.text, path: nil, about: nil, aboutPath: nil, owner: "", when: "", state: nil, isLate: false,
        form: nil)
    }
    self.sections = sections
    isEmpty = sections.isEmpty
    self.exports = isEmpty ? [] : exports.links
  }

  /// A visit to come.
  private static func ahead(_ visit: Stored<VisitField>) -> Row {
    let days = [visit.date(.startsOn), visit.date(.endsOn)].compactMap(\.self)
    return Row(
      title: [visit.text(.code), visit.text(.title)].compactMap(\.self).joined(separator: " "),
      path: "/visits/\(visit.id)", about: nil, aboutPath: nil,
      owner: visit.text(.host) ?? "接待负责人未定",
      when: Set(days).sorted().map(\.chineseWithWeekday).joined(separator: " 至 "),
      state: visit[.state, as: VisitState.self]?.label, isLate: false, form: nil)
  }

  /// What is new, in words; `nil` where nothing is.
  private static func told(_ news: News, mine: Bool) -> NewsList? {
    guard !news.lines.isEmpty else { return nil }
    let lines = news.lines.map { line in
      NewsList.Line(
        words: line.words, more: line.left > 0 ? line.left : nil,
        path: line.record.flatMap { place(of: $0.entity, $0.id) },
        told: "\(line.actor),\(PageWords.moment(line.recordedAt))")
    }
    return NewsList(
      version: news.version, lines: lines, left: news.left > 0 ? news.left : nil,
      wholePath: mine ? "/today?news=all#news" : "/today?whose=all&news=all#news")
  }

  private static func place(of entity: Entity, _ id: Int64) -> String? {
    switch entity {
    case .opportunity: "/projects/\(id)"
    case .need: "/needs/\(id)"
    case .visit: "/visits/\(id)"
    case .enterprise: "/enterprises/\(id)"
    default: nil
    }
  }
}
