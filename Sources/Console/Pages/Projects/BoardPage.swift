package import Domain
package import Service

/// The projects at work by stage.
package struct BoardPage: PageModel {
  package static let template = "board"
  package let frame: Frame
  let tabs: [VisitTabs.Tab]
  let opens: Bool
  let parks: [NeedListPage.Option]
  let units: [NeedListPage.Option]
  let whose: String?
  let hasFilters: Bool
  let columns: [Column]
  let total: Int
  let isEmpty: Bool
  let isFiltered: Bool
  let exports: [VisitPage.Link]
  /// Where all stages are; `nil` where they are shown.
  let allPath: String?

  struct Column: Sendable {
    let stage: String
    let title: String
    let count: Int
    let cards: [Card]
    let left: Int?
    /// Where the rest of them is.
    let wholePath: String
  }

  struct Card: Sendable {
    let id: Int64
    let path: String
    let title: String
    let firm: String
    let days: String
    /// `none`, `due`, `yellow`, `red` or `out`, by which it is marked.
    let alarm: String
    let silence: String?
    let ball: String
    let officer: String
    let mark: String?
    let moves: Bool
  }

  /// How many cards a column shows; a page stays small.
  private static let depth = 12
  /// How many the one stage shows that is asked for.
  private static let whole = 150

  /// - Parameters:
  ///   - mine: whether only one's own are shown.
  ///   - stage: the one stage that is shown, with all its cards; `nil` for every stage.
  ///   - address: where the same board is with one stage or all.
  ///   - works: whether the account may move projects.
  package init(
    _ view: BoardView, mine: Bool, hasOwn: Bool, park: Int64?, unit: String?, stage: Stage?,
    address: (Stage?) -> String, works: Bool, exports: ExportLinks, for reader: Frame.Reader
  ) {
    frame = Frame("对接", in: .projects, for: reader)
    tabs =
      (hasOwn
        ? [
          .init(label: "本人", path: "/projects?whose=mine", isCurrent: mine),
          .init(label: "本单位", path: "/projects", isCurrent: !mine),
        ] : [.init(label: "看板", path: "/projects", isCurrent: true)])
      + [.init(label: "全部项目", path: "/projects/list", isCurrent: false)]
    opens = works
    whose = mine ? "mine" : nil
    parks = view.parks.map { .init(value: "\($0.id)", label: $0.name, isChosen: $0.id == park) }
    units = view.units.map { .init(value: $0, label: $0, isChosen: $0 == unit) }
    hasFilters = parks.count > 1 || !units.isEmpty
    let depth = stage == nil ? BoardPage.depth : BoardPage.whole
    columns = view.columns.filter { stage == nil || $0.stage == stage }.map { column in
      let left = column.cards.count - depth
      return Column(
        stage: column.stage.rawValue, title: column.stage.label, count: column.cards.count,
        cards: column.cards.prefix(depth).map { BoardPage.card($0, works) }, left: left > 0 ? left : nil,
        wholePath: stage == nil ? address(column.stage) : "/projects/list?stage=\(column.stage.rawValue)")
    }
    allPath = stage == nil ? nil : address(nil)
    total = columns.reduce(0) { $0 + $1.count }
    isEmpty = total == 0
    isFiltered = mine || park != nil || unit != nil
    self.exports = isEmpty ? [] : exports.links
  }

  private static func card(_ card: BoardView.Card, _ works: Bool) -> Card {
    let line = card.project
    return Card(
      id: line.id, path: "/projects/\(line.id)", title: line.title, firm: line.enterprise.name,
      days: "本阶段 \(card.stageDays) 天", alarm: card.alarm.rawValue,
      silence: card.pausedOn.map { "自 \($0.chinese) 中止计时" }
        ?? (card.alarm == .none ? nil : "\(line.silence),\(line.silentDays) 天无进展"),
      ball: "\(line.ball) \(line.ballDays) 天", officer: line.officer ?? "专员未定",
      mark: card.hasNextStep ? nil : "没有下一步", moves: works)
  }
}

/// All projects, those that left among them, found by words and paged.
package struct ProjectListPage: PageModel {
  package static let template = "projects"
  package let frame: Frame
  let search: String
  let stages: [NeedListPage.Option]
  let problems: Problems?
  let total: String
  let rows: [Row]
  let isEmpty: Bool
  let isFiltered: Bool
  let next: String?
  let first: String?
  let exports: [VisitPage.Link]

  struct Row: Sendable {
    let path: String
    let title: String
    let code: String
    let firm: String
    let stage: String
    let officer: String
    let progress: String
  }

  package init(
    _ list: ListView<OpportunityField>?, search: String?, stage: String?, next: String?, first: String?,
    exports: ExportLinks, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("全部项目", in: .projects, for: reader)
    self.search = search ?? ""
    stages = Stage.allCases.map { .init(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == stage) }
    problems = refused.map { Problems($0, fields: ["search", "stage"]) }
    total = PageWords.count(list?.total ?? 0)
    rows = (list?.items ?? []).map { view in
      let project = view.stored
      return Row(
        path: "/projects/\(project.id)", title: project.words(.title), code: project.words(.code),
        firm: project.reference(.enterprise).flatMap { view.names[.enterprise]?[$0] } ?? "",
        stage: [project.words(.stage), project.text(.exit) == nil ? nil : project.words(.exit)].compactMap(\.self)
          .joined(separator: ","), officer: project.text(.officer) ?? "专员未定",
        progress: project.date(.progressOn)?.chinese ?? "")
    }
    isEmpty = rows.isEmpty && refused == nil
    isFiltered = search != nil || stage != nil
    self.next = next
    self.first = first
    self.exports = isEmpty ? [] : exports.links
  }
}
