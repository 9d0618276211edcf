package import Domain
package import Service

/// A report: its figures first, each leading to the rows behind it, then its tables, what is counted and what was corrected.
package struct ReportPage: PageModel {
  package static let template = "report"
  package let frame: Frame
  let title: String
  let period: String
  let kind: String
  let kinds: [Choice]
  let months: [NeedListPage.Option]
  let isMonthly: Bool
  let figures: [Figure]
  let funnel: FunnelChart?
  let sections: [Section]
  let notes: [String]
  let exports: [NeedListPage.Option]
  let frozen: String?
  /// The month that may be frozen; `nil` where none may.
  let freezes: String?
  let deed: Deed?
  let problems: Problems?

  struct Choice: Sendable {
    let label: String
    let path: String
    let isCurrent: Bool
  }

  /// A figure of the month against the year's target.
  struct Figure: Sendable {
    let label: String
    let unit: String
    let month: String
    let monthPath: String
    let year: String
    let yearPath: String
    let target: String?
    let completion: String?
    /// Of 100, for its bar.
    let bar: String?
    let against: String?
    let isBehind: Bool
    let change: String?
  }

  struct Section: Sendable {
    let title: String
    let columns: [Column]
    let rows: [Row]
  }

  struct Column: Sendable {
    let label: String
    let isNumber: Bool
  }

  struct Row: Sendable {
    let head: String
    let headLabel: String
    let cells: [Cell]
  }

  struct Cell: Sendable {
    let label: String
    let text: String
    let isNumber: Bool
  }

  /// What stands about a month's being final.
  package struct Final: Sendable {
    let since: CalendarDate?
    let by: String?
    let mayFreeze: Bool

    /// - Parameters:
    ///   - since: since when it is; `nil` while it is not.
    ///   - mayFreeze: whether the account may make it so.
    package init(since: CalendarDate?, by: String?, mayFreeze: Bool) {
      (self.since, self.by, self.mayFreeze) = (since, by, mayFreeze)
    }
  }

  /// - Parameters:
  ///   - month: the month asked for, `yyyy-mm`; `nil` for the year to today.
  ///   - beside: reports of which the month's page shows the first table: how projects flow, what was promised.
  ///   - exports: whether the account may take files along.
  package init(
    _ report: Report, kind: MakeReport.Kind, month: String?, beside: [Report] = [], final: Final?, exports: Bool,
    on today: CalendarDate, deed: Deed? = nil, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame(report.title, in: .reports, for: reader)
    title = report.title
    period = report.period
    self.kind = kind.rawValue
    isMonthly = kind == .monthly
    let query = month.map { "?month=\($0)" } ?? ""
    kinds = MakeReport.Kind.allCases.map {
      Choice(label: $0.title, path: "/reports/\($0.rawValue)\(query)", isCurrent: $0 == kind)
    }
    months =
      (isMonthly ? [] : [NeedListPage.Option(value: "", label: "本年至今", isChosen: month == nil)])
      + ReportPage.months(to: today, with: month).map {
        NeedListPage.Option(
          value: $0, label: "\($0.prefix(4))年\(Int($0.suffix(2)) ?? 0)月", isChosen: $0 == month)
      }
    let named = isMonthly ? month : nil
    figures = isMonthly ? ReportPage.figures(report, month: named ?? "") : []
    let flow = ([report] + beside).first { $0.report == MakeReport.Kind.funnel.rawValue }?.sections.first
    funnel = flow.flatMap { FunnelChart($0) }
    let own = isMonthly ? Array(report.sections.dropFirst()) : report.sections
    sections = (beside.compactMap(\.sections.first) + own).map(ReportPage.section)
    notes = report.notes
    self.exports =
      exports
      ? [("html", "打印(A4)"), ("xlsx", "下载 Excel 表")].map { format, label in
        NeedListPage.Option(
          value: "/api/v1/reports/\(kind.rawValue)/print?format=\(format)" + (month.map { "&month=\($0)" } ?? ""),
          label: label, isChosen: format == "html")
      } : []
    frozen = final?.since.map { "本月已于 \($0.chinese) 由\(final?.by ?? "")定稿;其后有改动的,表中是现在的数,与定稿不同的见“口径与更正”。" }
    let isOver = named.map { $0 < "\(today)".prefix(7) } ?? false
    freezes = isOver && final?.since == nil && final?.mayFreeze == true ? named : nil
    self.deed = deed
    problems = refused.map { Problems($0, fields: ["month"]) }
  }

  /// The last two years' months, the latest first, and the one asked for.
  private static func months(to today: CalendarDate, with month: String?) -> [String] {
    var list: [String] = []
    var day: CalendarDate? = today
    while list.count < 24, let at = day {
      list.append(String("\(at)".prefix(7)))
      day = CalendarDate(year: at.components.year, month: at.components.month, day: 1)?.adding(days: -1)
    }
    return list + (month.map { list.contains($0) ? [] : [$0] } ?? [])
  }

  private static func figures(_ report: Report, month: String) -> [Figure] {
    guard let section = report.sections.first else { return [] }
    let names = section.columns.map(\.name)
    let year = "from=\(month.prefix(4))-01-01&to=\(report.to)"
    return zip(MakeReport.figures, section.rows).map { name, row in
      func cell(_ name: String) -> Report.Cell { names.firstIndex(of: name).map { row[$0] } ?? .none }
      func words(_ name: String) -> String? { cell(name) == .none ? nil : cell(name).display }
      var bar: String?
      if case .permille(let done) = cell("completion") {
        let tenths = min(max(done, 0), 1000)
        bar = "\(tenths / 10).\(tenths % 10)"
      }
      var isBehind = false
      if case .points(let points) = cell("against_time") { isBehind = points < 0 }
      let path = "/reports/figures/\(name)?"
      return Figure(
        label: cell("indicator").display, unit: cell("unit").display, month: words("month") ?? "—",
        monthPath: path + "month=\(month)",
        year: words("year") ?? "—", yearPath: path + year, target: words("target"), completion: words("completion"),
        bar: bar, against: words("against_time"), isBehind: isBehind, change: words("change"))
    }
  }

  private static func section(_ section: Report.Section) -> Section {
    let columns = section.columns.indices.map {
      Column(label: section.columns[$0].label, isNumber: !section.isText($0))
    }
    return Section(
      title: section.title, columns: columns,
      rows: section.rows.map { row in
        Row(
          head: row[0].display, headLabel: columns[0].label,
          cells: zip(columns, row).dropFirst().map { Cell(label: $0.label, text: $1.display, isNumber: $0.isNumber) })
      })
  }
}

/// One figure with the rows it counts.
package struct FigurePage: PageModel {
  package static let template = "figure"
  package let frame: Frame
  let title: String
  let period: String
  let value: String
  let unit: String
  let back: String
  let rows: [Row]
  let isEmpty: Bool

  struct Row: Sendable {
    let title: String
    let path: String?
    let firm: String?
    let day: String
    let value: String
    let ground: String?
    let papers: [Paper]
  }

  struct Paper: Sendable {
    let path: String
    let name: String
  }

  /// - Parameter papers: whether the account may take papers along.
  package init(_ view: FigureView, papers: Bool, for reader: Frame.Reader) {
    frame = Frame(view.label, in: .reports, for: reader)
    title = view.label
    period = "\(view.from.chinese)至\(view.to.chinese)"
    value = view.words(view.value)
    unit = view.unit
    back = "/reports/monthly?month=\("\(view.to)".prefix(7))"
    rows = view.rows.map { row in
      Row(
        title: row.title, path: row.kind == "\(Entity.enterprise)" ? "/enterprises/\(row.id)" : nil, firm: row.firm,
        day: row.day?.chineseWithWeekday ?? "", value: view.words(row.value), ground: row.ground,
        papers: papers
          ? row.papers.map { Paper(path: "/api/v1/attachments/\($0.id)/content", name: $0.name) }
          : row.papers.map { Paper(path: "", name: $0.name) })
    }
    isEmpty = rows.isEmpty
  }
}
