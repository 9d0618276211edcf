import Domain
package import Service

/// The review sessions with their agendas, the latest first.
package struct ReviewListPage: PageModel {
  package static let template = "reviews"
  package let frame: Frame
  let deed: Deed?
  let problems: Problems?
  let keeps: Bool
  let total: String
  let search: String
  let states: [NeedListPage.Option]
  let rows: [Row]
  let isEmpty: Bool
  let isFiltered: Bool
  let next: String?
  let first: String?
  let exports: [VisitPage.Link]

  struct Row: Sendable {
    let path: String
    let code: String
    let day: String
    let state: String
    /// Its first projects, and how many there are.
    let projects: [String]
    let count: String
    let resolved: String
    let chair: String
  }

  package init(
    _ agendas: [ReviewAgenda], total: Int, search: String?, state: String?, next: String?, first: String?,
    keeps: Bool, deed: Deed?, exports: ExportLinks, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("联审会", in: .reviews, for: reader)
    self.deed = deed
    self.keeps = keeps
    self.total = PageWords.count(total)
    self.search = search ?? ""
    states = SessionState.allCases.map { .init(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == state) }
    rows = agendas.map { agenda in
      let lines = agenda.lines
      let resolved = lines.count { $0.item.record[.resolution] != nil }
      return Row(
        path: "/reviews/\(agenda.session.id)", code: agenda.session.words(.code),
        day: agenda.session.date(.heldOn)?.chineseWithWeekday ?? "", state: agenda.session.words(.state),
        projects: lines.prefix(3).map { $0.project.words(.title) }
          + (lines.count > 3 ? ["等 \(lines.count) 个"] : []),
        count: lines.isEmpty ? "尚未列入项目" : "\(lines.count) 个",
        resolved: lines.isEmpty ? "" : "\(resolved) 个", chair: agenda.session.text(.chair) ?? "未定")
    }
    isEmpty = rows.isEmpty && refused == nil
    isFiltered = search != nil || state != nil
    (self.next, self.first) = (next, first)
    self.exports = isEmpty ? [] : exports.links
    problems = refused.map { Problems($0, fields: ["search", "state"]) }
  }
}

/// The form of a new review session.
package struct ReviewNewPage: PageModel {
  package static let template = "review-new"
  package let frame: Frame
  let problems: Problems?
  let boxes: [Box]

  package init(typed: [String: String], refused: ServiceError? = nil, for reader: Frame.Reader) {
    frame = Frame("安排联审会", in: .reviews, for: reader)
    let boxes = [
      Box(ReviewSessionField.heldOn),
      Box(ReviewSessionField.code, hint: "不填则按年度顺次编号", isRequired: false), Box(ReviewSessionField.place),
      Box(ReviewSessionField.chair, hint: "账号或姓名"), Box(ReviewSessionField.note, as: .area),
    ].map { $0.standing(in: "", typed: typed) }
    self.boxes = boxes
    problems = refused.map { Problems($0, fields: Set(boxes.map(\.id))) }
  }
}
