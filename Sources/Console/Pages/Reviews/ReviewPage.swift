package import Domain
package import Service

/// One review session: when and where, its agenda of unlike projects, and what is done about it.
package struct ReviewPage: PageModel {
  package static let template = "review"
  package let frame: Frame
  let deed: Deed?
  let problems: Problems?
  let code: String
  let state: String
  let facts: [VisitPage.Fact]
  let rows: [Row]
  let isEmpty: Bool
  let acts: [Act]
  let addItem: Act?
  let projector: String
  /// Where its papers are; `nil` where the account may not print, or there are none.
  let papers: String?
  let offers: [Offers]

  struct Row: Sendable {
    let position: String
    let path: String
    let title: String
    let firm: String
    let need: String
    let isOwn: Bool
    let opinions: String
    let late: String?
    let resolution: String
    let isOpen: Bool
    let place: Act?
    let remove: String?
    /// The change that wrote it as it is shown.
    let seen: Int64
  }

  /// - Parameters:
  ///   - projects: the open projects that may be put on the agenda.
  ///   - keeps: whether the account may keep sessions.
  ///   - prints: whether it may print papers.
  package init(
    _ agenda: ReviewAgenda, projects: [String], keeps: Bool, prints: Bool, today: CalendarDate, deed: Deed? = nil,
    refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let session = agenda.session
    let path = "/reviews/\(session.id)"
    let maker = Act.Maker(word: reader.word, refused: refused)
    let isPlanned = session[.state, as: SessionState.self] == .planned
    code = session.words(.code)
    frame = Frame(code, in: .reviews, for: reader)
    self.deed = deed
    state = session.words(.state)
    facts = ReviewPage.facts(agenda, isPlanned: isPlanned)
    rows = agenda.lines.enumerated().map { index, line in
      let isOpen = line.item.record[.resolution] == nil
      let changes = keeps && isOpen
      let own = "\(path)/items/\(line.item.id)"
      return Row(
        position: "\(line.item.count(.position) ?? Int64(index + 1))", path: own, title: line.project.words(.title),
        firm: "\(line.project.words(.code)) \(line.firm)", need: line.need ?? "自荐项目", isOwn: line.need == nil,
        opinions: "\(line.opinions.given)/\(line.opinions.asked) 已答复",
        late: line.opinions.late > 0 ? "\(line.opinions.late) 个逾期" : nil,
        resolution: isOpen ? "尚未决议" : line.item.words(.resolution), isOpen: isOpen,
        place: changes
          ? maker.act(
            "place-\(line.item.id)", "调整顺序", to: own + "/place",
            [Box(SessionItemField.position, line.item.record, hint: "小的在前")], submit: "保存", seen: line.item.change)
          : nil, remove: changes ? own + "/remove" : nil, seen: line.item.change)
    }
    isEmpty = rows.isEmpty
    acts =
      keeps
      ? [
        maker.act(
          "edit", "修改会议", to: path + "/edit",
          [ReviewSessionField.heldOn, .place, .chair, .note].map { Box($0, session.record) }, submit: "保存",
          hint: isPlanned ? "改期的,未答复部门的期限随之移动。" : nil, seen: session.change, edits: true)
      ] : []
    addItem =
      keeps && isPlanned
      ? maker.act(
        "item", "列入一个项目", to: path + "/items",
        [
          Box(SessionItemField.opportunity, as: .offered("offer-opportunity"), hint: "名称或编号,在谈的才能上会"),
          Box(SessionItemField.position, hint: "不填则排在最后", isRequired: false), Box(SessionItemField.note),
        ], submit: "列入议程", hint: "列入后即向出具意见的各部门征求意见,\(agenda.answersBy.chineseWithWeekday)前答复。") : nil
    projector = path + "/projector"
    papers = prints && !rows.isEmpty ? path + "/sheets" : nil
    offers = keeps && isPlanned ? [Offers(id: "offer-opportunity", texts: projects)] : []
    let boxes = (acts + [addItem] + rows.map(\.place)).compactMap(\.self).flatMap(\.boxes)
    problems = refused.map { $0.problems(in: boxes) }
  }

  private static func facts(_ agenda: ReviewAgenda, isPlanned: Bool) -> [VisitPage.Fact] {
    let session = agenda.session
    var facts = [
      VisitPage.Fact(
        label: ReviewSessionField.heldOn.label, value: session.date(.heldOn)?.chineseWithWeekday ?? "")
    ]
    facts += [ReviewSessionField.place, .chair, .note].compactMap { field in
      session.text(field).map { VisitPage.Fact(label: field.label, value: $0) }
    }
    if isPlanned {
      facts.append(.init(label: "一项目一表备齐", value: agenda.sheetsBy.chineseWithWeekday + "前"))
    }
    return facts
  }
}
