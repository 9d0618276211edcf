package import Domain
package import Service

/// One project on an agenda: its sheet as the meeting reads it, opinions and rulings with their forms, and what came of it.
package struct ReviewItemPage: PageModel {
  package static let template = "review-item"
  package let frame: Frame
  let deed: Deed?
  let problems: Problems?
  let title: String
  let place: String
  let meeting: String
  let meetingPath: String
  let projectPath: String
  let summary: [VisitPage.Fact]
  let resolution: String?
  let resolvePath: String?
  let conditions: [Condition]
  let offers: [Offer]
  let opinions: [Opinion]
  let addOpinion: Act?
  let rulings: [Ruling]
  let addRuling: Act?
  /// How rankings moved by the ruling that was just made; `nil` where none was.
  let shifts: Shifts?
  let gates: [Gate]
  let scores: [Score]
  let reference: String?
  let unknowns: [Unknown]
  let asks: [Ask]
  let sections: [Section]
  let papers: [VisitPage.Link]

  struct Condition: Sendable {
    let title: String
    let owner: String
    let due: String
    let state: String
    let isLate: Bool
  }

  /// A move that the resolution allows.
  struct Offer: Sendable {
    let label: String
    let path: String?
    let unmet: [String]
  }

  struct Opinion: Sendable {
    let department: String
    let stance: String
    let text: String
    let when: String
    let isLate: Bool
    let edit: Act?
  }

  struct Ruling: Sendable {
    let gate: String
    let outcome: String
    let department: String
    let paper: String
    let about: String
  }

  struct Shifts: Sendable {
    let lines: [String]
  }

  struct Gate: Sendable {
    let label: String
    let verdict: String
    let word: String
    let text: String
    let gap: String?
    let clause: String
  }

  struct Score: Sendable {
    let title: String
    let total: String
    let coverage: String
    let band: String
    let sides: String
  }

  struct Unknown: Sendable {
    let text: String
    let who: String
  }

  struct Ask: Sendable {
    let text: String
    let answer: String
    let due: String
  }

  struct Section: Sendable {
    let label: String
    let lines: [Line]
    let unknown: String?
  }

  struct Line: Sendable {
    let label: String
    let value: String
    let source: String?
  }

  /// - Parameters:
  ///   - shifts: how rankings moved by the ruling that was just made.
  ///   - keeps: whether the account may keep opinions, rulings and resolutions.
  ///   - moves: whether it may move projects.
  ///   - prints: whether it may print papers.
  package init(
    _ view: ReviewItemView, shifts: [RankShift]? = nil, keeps: Bool, moves: Bool, prints: Bool, today: CalendarDate,
    deed: Deed? = nil, refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let session = "/reviews/\(view.session.id)"
    let path = "\(session)/items/\(view.item.id)"
    let forms = ReviewItemForms(view, path, Act.Maker(word: reader.word, refused: refused))
    let sheet = view.sheet
    title = view.project.words(.title)
    frame = Frame(title, in: .reviews, for: reader)
    self.deed = deed
    place = view.place
    meeting = view.session.words(.code)
    meetingPath = session
    projectPath = "/projects/\(view.project.id)"
    summary = sheet.map { ReviewItemPage.summary($0, view) } ?? []
    let isResolved = view.item.record[.resolution] != nil
    resolution =
      isResolved
      ? [view.item.words(.resolution), view.item.text(.paper), view.item.date(.resolvedOn)?.chineseWithWeekday]
        .compactMap(\.self).joined(separator: ",") : nil
    resolvePath = keeps && !isResolved ? path + "/resolve" : nil
    conditions = view.conditions.map { task in
      let isOpen = task[.state, as: FollowUpState.self] == .open
      return Condition(
        title: task.words(.title), owner: task.words(.owner), due: task.date(.dueOn)?.chineseWithWeekday ?? "",
        state: [task.words(.state), task.text(.result)].compactMap(\.self).joined(separator: ","),
        isLate: isOpen && task.date(.dueOn).map { $0 < today } ?? false)
    }
    offers = view.offers.map { offer in
      let to = offer.to.exit.map { "exit:\($0)" } ?? offer.to.stage
      return Offer(
        label: offer.to.label, path: moves ? "/projects/\(view.project.id)/move?to=\(to)" : nil,
        unmet: offer.unmet.map(\.message))
    }
    let drawn = Dictionary(
      (sheet?.opinions ?? []).map { ($0.department, $0) }, uniquingKeysWith: { first, _ in first })
    opinions = view.opinions.map { opinion in
      let told = drawn[opinion.words(.department)]
      return Opinion(
        department: opinion.words(.department), stance: told?.stance ?? "", text: opinion.text(.text) ?? "",
        when: opinion.date(.givenOn).map { "\($0.chinese)答复" }
          ?? "\(opinion.date(.dueOn)?.chinese ?? "")前" + (told?.isLate == true ? "(已逾期)" : ""),
        isLate: told?.isLate ?? false, edit: keeps ? forms.opinion(opinion) : nil)
    }
    addOpinion = keeps ? forms.addOpinion : nil
    rulings = view.rulings.map { ruling in
      Ruling(
        gate: ruling.words(.gate), outcome: ruling.words(.outcome), department: ruling.words(.department),
        paper: [ruling.text(.paper), ruling.date(.ruledOn)?.chinese].compactMap(\.self).joined(separator: ","),
        about: [
          ruling.text(.conditions).map { "条件:\($0)" }, ruling.date(.expires).map { "有效期至\($0.chinese)" },
        ].compactMap(\.self).joined(separator: ";"))
    }
    addRuling = keeps ? forms.ruling : nil
    self.shifts = shifts.map { Shifts(lines: $0.map(\.words)) }
    gates = (sheet?.gates ?? []).map {
      Gate(label: $0.label, verdict: $0.verdict, word: $0.verdictLabel, text: $0.text, gap: $0.gap, clause: $0.clause)
    }
    scores = (sheet?.scores ?? []).map { score in
      Score(
        title: score.title, total: "\(score.score)(\(score.low)–\(score.high))", coverage: "\(score.coverage)%",
        band: score.band, sides: score.sides.joined(separator: "、"))
    }
    reference = sheet?.scores.first(where: \.isReference)?.need
    unknowns = (sheet?.unknowns ?? []).map { Unknown(text: $0.text, who: $0.who.joined(separator: "、")) }
    asks = (sheet?.asks ?? []).map { ask in
      Ask(
        text: ask.text, answer: ask.answer ?? "未答复",
        due: [ask.owner, ask.dueOn.map { "\($0.chinese)前" }].compactMap(\.self).joined(separator: " "))
    }
    sections = (sheet?.sections ?? []).map(ReviewItemPage.section)
    papers =
      prints
      ? [
        .init(label: "打印一项目一表", path: "\(session)/sheets?item=\(view.item.id)&format=html"),
        .init(label: "XLSX", path: "\(session)/sheets?item=\(view.item.id)&format=xlsx"),
      ] : []
    let boxes = (opinions.map(\.edit) + [addOpinion, addRuling]).compactMap(\.self).flatMap(\.boxes)
    problems = refused.map { $0.problems(in: boxes) }
  }

  private static func summary(_ sheet: ReviewSheet, _ view: ReviewItemView) -> [VisitPage.Fact] {
    [
      .init(label: "在谈项目", value: sheet.opportunity.code ?? ""),
      .init(label: "对应招商项目", value: sheet.need ?? "无(自荐项目)"), .init(label: "当前阶段", value: sheet.stage),
      .init(
        label: "责任单位、专员",
        value: [sheet.unit, sheet.officer].compactMap(\.self).joined(separator: "、")),
      .init(label: "专班", value: sheet.team.isEmpty ? "未成立" : sheet.team.map(\.text).joined(separator: "、")),
    ].filter { !$0.value.isEmpty }
  }

  private static func section(_ section: ReviewSheet.Section) -> Section {
    let unknown = section.lines.filter { $0.value == nil }.map(\.label)
    return Section(
      label: section.label,
      lines: section.lines.compactMap { line in
        line.value.map { Line(label: line.label, value: $0, source: line.source) }
      }, unknown: unknown.isEmpty ? nil : unknown.joined(separator: "、"))
  }
}

/// The forms of one project on an agenda.
struct ReviewItemForms {
  let view: ReviewItemView
  let path: String
  let maker: Act.Maker

  init(_ view: ReviewItemView, _ path: String, _ maker: Act.Maker) {
    (self.view, self.path, self.maker) = (view, path, maker)
  }

  private var departments: Box.Kind { .choice(view.departments.map { ($0, $0) }, none: nil) }

  func opinion(_ opinion: Stored<OpinionField>) -> Act {
    maker.act(
      "opinion-\(opinion.id)", opinion.record[.stance] == nil ? "登记意见" : "修改意见",
      to: "\(path)/opinions/\(opinion.id)",
      [
        Box(OpinionField.stance, opinion.record), Box(OpinionField.text, opinion.record, as: .area),
        Box(OpinionField.givenOn, opinion.record, hint: "不填为今天"),
      ], submit: "登记", seen: opinion.change, edits: true)
  }

  var addOpinion: Act {
    maker.act(
      "opinion", "再征求一个部门的意见", to: path + "/opinions",
      [Box(OpinionField.department, as: departments), Box(OpinionField.dueOn, hint: "不填按会前期限", isRequired: false)],
      submit: "征求意见")
  }

  var ruling: Act {
    maker.act(
      "ruling", "登记会议对准入条件的认定", to: path + "/rulings",
      [
        Box(RulingField.gate),
        Box(RulingField.outcome, as: .choice(RulingOutcome.allCases.map { ($0.rawValue, $0.label) }, none: nil)),
        Box(RulingField.department, as: departments),
        Box(RulingField.paper, hint: "不填用会议纪要文号", isRequired: false),
        Box(RulingField.expires), Box(RulingField.conditions, as: .area, hint: "附条件符合的写明"),
      ], submit: "登记认定", hint: "会后登记,即时作用于准入条件;本页随后列出排序的变化。")
  }
}
