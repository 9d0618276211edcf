package import Domain
package import Service

/// All work with a firm in one list by day.
package struct FirmWorkPage: PageModel {
  package static let template = "firm-work"
  package let frame: Frame
  let head: FirmHead
  let kinds: [NeedListPage.Option]
  let ahead: [Row]
  let days: [Day]
  let total: String
  let isEmpty: Bool
  let isFiltered: Bool
  let first: String?
  let next: String?

  struct Row: Sendable {
    let day: String
    let kind: String
    let text: String
    let path: String?
    let who: String
    let next: String
    let isLate: Bool
  }

  struct Day: Sendable {
    let date: String
    let rows: [Row]
  }

  /// How many entries of the past a page has.
  private static let length = 40
  /// At most so many entries that lie ahead.
  private static let most = 60

  /// - Parameters:
  ///   - kind: the kind that alone is shown.
  ///   - page: which page of the past, from 1.
  package init(
    _ firm: Stored<EnterpriseField>, _ work: FirmWork, kind: FirmWork.Kind?, page: Int, works: Bool,
    on today: CalendarDate, for reader: Frame.Reader
  ) {
    let head = FirmHead(firm, at: .work, works: works)
    self.head = head
    frame = Frame("工作往来 · \(head.name)", in: .enterprises, for: reader)
    kinds = FirmWork.Kind.allCases.map { .init(value: $0.rawValue, label: $0.label, isChosen: $0 == kind) }
    func row(_ entry: FirmWork.Entry) -> Row {
      Row(
        day: entry.day.chineseWithWeekday, kind: entry.kind.label, text: entry.text,
        path: FirmWorkPage.path(entry, head), who: entry.who ?? "", next: entry.next ?? "",
        isLate: entry.isOpen && entry.day < today && entry.kind != .difference)
    }
    ahead = page == 1 ? work.ahead.prefix(FirmWorkPage.most).map(row) : []
    let pages = max(1, (work.past.count + FirmWorkPage.length - 1) / FirmWorkPage.length)
    let number = min(max(page, 1), pages)
    let shown = work.past.dropFirst((number - 1) * FirmWorkPage.length).prefix(FirmWorkPage.length)
    var days: [Day] = []
    for entry in shown {
      let date = entry.day.chineseWithWeekday
      let rows = (days.last?.date == date ? days.removeLast().rows : []) + [row(entry)]
      days.append(Day(date: date, rows: rows))
    }
    self.days = days
    total = PageWords.count(work.past.count)
    isEmpty = work.past.isEmpty && work.ahead.isEmpty
    isFiltered = kind != nil
    let links = PageLinks(
      "/enterprises/\(head.id)/work" + (kind.map { "?kind=\($0.rawValue)" } ?? ""), page: number, of: pages)
    (first, next) = (links.first, links.next)
  }

  private static func path(_ entry: FirmWork.Entry, _ head: FirmHead) -> String? {
    if entry.kind == .difference { return entry.isOpen ? "/enterprises/\(head.id)/settle" : nil }
    guard let about = entry.about else { return nil }
    return about.entity == .visit ? "/visits/\(about.id)" : "/projects/\(about.id)"
  }
}
