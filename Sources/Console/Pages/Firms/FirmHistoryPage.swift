package import Domain
package import Service

/// What was written of a firm: who, when, on which evidence, old and new.
package struct FirmHistoryPage: PageModel {
  package static let template = "firm-history"
  package let frame: Frame
  let head: FirmHead
  let total: String
  let place: String?
  let entries: [Entry]
  let first: String?
  let next: String?

  struct Entry: Sendable {
    let when: String
    let who: String
    let deed: String
    let subject: String
    let note: String?
    /// What changed of something known; what was written first is told apart.
    let lines: [Line]
    let made: [Line]
    let count: Int
    /// What all that was written first rests on, where it is one source.
    let origin: String?
    let isEmpty: Bool
  }

  struct Line: Sendable {
    let label: String
    let before: String?
    let after: String
    let source: String
  }

  package init(
    _ firm: Stored<EnterpriseField>, _ history: FirmHistory, works: Bool, on today: CalendarDate,
    for reader: Frame.Reader
  ) {
    head = FirmHead(firm, at: .history, works: works)
    frame = Frame("资料变更 · \(head.name)", in: .enterprises, for: reader)
    total = PageWords.count(history.total)
    place = history.pages > 1 ? "第 \(history.page) 页,共 \(history.pages) 页" : nil
    entries = history.entries.map { entry in
      let lines = entry.lines.map { line in
        Line(
          label: line.label, before: line.before, after: line.after ?? "(不再有)",
          source: line.isInferred ? "程序推断" : line.source.map { PageWords.source($0, on: today) } ?? "")
      }
      let isFirst = !lines.isEmpty && lines.allSatisfy { $0.before == nil }
      let origins = Set(lines.map(\.source)).subtracting(["程序推断"])
      let origin = isFirst && origins.count == 1 ? origins.first : nil
      return Entry(
        when: PageWords.moment(entry.change.recordedAt), who: entry.change.actor,
        deed: entry.isEnd ? "删除或并走" : DeedWord.text(entry.change.useCase), subject: entry.subject,
        note: entry.change.note.flatMap { note in note.allSatisfy(\.isNumber) ? nil : note },
        lines: isFirst ? [] : lines,
        made: !isFirst
          ? []
          : lines.map { line in
            Line(
              label: line.label, before: nil, after: line.after, source: line.source == origin ? "" : line.source)
          }, count: lines.count, origin: origin, isEmpty: lines.isEmpty && !entry.isEnd)
    }
    let links = PageLinks("/enterprises/\(head.id)/history", page: history.page, of: history.pages)
    (first, next) = (links.first, links.next)
  }
}
