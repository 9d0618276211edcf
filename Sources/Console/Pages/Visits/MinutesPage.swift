package import Domain
package import Service

/// The form minutes are written with. It shows what they would write and how the rankings would move before they are recorded.
package struct MinutesPage: PageModel {
  package static let template = "minutes"
  package let frame: Frame
  let code: String
  let title: String
  let days: String
  let path: String
  let problems: Problems?
  /// Under which name a browser keeps the draft.
  let draft: String
  let head: [Box]
  let questions: [Question]
  let more: [VisitPlanPage.Row]
  let plans: [VisitPlanPage.Row]
  let steps: [VisitPlanPage.Row]
  let asks: [VisitPlanPage.Row]
  let preview: Preview?
  let labels: [String]
  let isPlanOpen: Bool

  /// What is asked of one firm.
  struct Question: Sendable {
    let firm: String
    let plan: String?
    let label: String
    let text: String
    let name: String
    let value: String
  }

  /// What the minutes would do.
  struct Preview: Sendable {
    let counts: String
    let facts: [String]
    let firms: [FirmEffects]
    let differences: [String]

    init(_ preview: PreviewMinutes.Preview) {
      let receipt = preview.receipt
      counts =
        "将写回事实 \(receipt.answers) 项,新增拟投项目 \(receipt.plans.count) 个、跟进事项 \(receipt.followUps.count) 件、诉求 \(receipt.asks.count) 条。"
      facts = preview.facts.map(\.words)
      firms = preview.firms.map(FirmEffects.init)
      differences = receipt.differences.map(\.words)
    }
  }

  /// How many rows are offered at first.
  package static let rows = (more: 2, steps: 2, asks: 1)

  /// Under which name a browser keeps what somebody typed of a visit's minutes.
  package static func draft(_ visit: Int64, of account: String) -> String { "minutes-\(visit)-\(account)" }

  private static func box(_ key: QuestionKey) -> String { "asked-\(key)-value" }

  /// The questions that were answered in boxes of these names, in a steady order.
  package static func asked(_ typed: [String: String]) -> [(key: QuestionKey, text: String)] {
    typed.sorted { $0.key < $1.key }.compactMap { name, text in
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "asked", parts[2] == "value", !text.allSatisfy(\.isWhitespace),
        let key = QuestionKey(String(parts[1]))
      else { return nil }
      return (key, text)
    }
  }

  /// - Parameters:
  ///   - firms: the firms of the visit by id.
  ///   - questions: what is not known of them.
  ///   - typed: what was typed, by box.
  ///   - rows: how many open rows of answers, steps and asks are shown.
  package init(
    _ visit: Stored<VisitField>, firms: [(id: Int64, name: String)], _ questions: [MinutesForm.Question],
    typed: [String: String], rows: (more: Int, steps: Int, asks: Int), preview: PreviewMinutes.Preview? = nil,
    refused: ServiceError? = nil, account: String, for reader: Frame.Reader
  ) {
    code = visit.text(.code) ?? ""
    title = visit.text(.title) ?? ""
    days = VisitWords.days(
      visit.date(.startsOn) ?? CalendarDate(day: 0), visit.date(.endsOn) ?? CalendarDate(day: 0))
    path = "/visits/\(visit.id)"
    draft = MinutesPage.draft(visit.id, of: account)
    frame = Frame("考察纪要", in: .visits, for: reader)
    func filled(_ boxes: [Box], _ key: String = "") -> [Box] {
      let own = key.isEmpty ? "" : key + "-"
      return boxes.map { Box(renaming: $0, to: own + $0.name).standing(in: "", typed: typed) }
    }
    func row(_ title: String, _ key: String, _ boxes: [Box]) -> VisitPlanPage.Row {
      .init(title: title, boxes: filled(boxes, key))
    }
    head = filled([
      Box(VisitField.topics, as: .area, hint: "谈了什么", isRequired: true), Box(VisitField.consensus, as: .area),
      Box(VisitField.differences, as: .area), Box(VisitField.minutesOn, hint: "不填为今天"),
      Box(VisitField.minutesBy, hint: "不填为本人"),
      Box(
        "grade", "答复的依据等级",
        .choice(EvidenceGrade.allCases.map { ($0.rawValue, $0.label) }, none: "\(EvidenceGrade.oral.label)(不选即此)")),
    ])
    self.questions = questions.map { question in
      let name = MinutesPage.box(question.key)
      return Question(
        firm: question.name, plan: question.plan, label: question.label, text: question.text, name: name,
        value: typed[name] ?? "")
    }
    let firmOptions = firms.map { (value: "\($0.id) \($0.name)", label: $0.name) }
    func firm(_ name: String = "enterprise") -> [Box] {
      firms.count == 1 ? [] : [Box(name, "企业", .choice(firmOptions, none: "请选择"))]
    }
    // What was answered stays where its question is no longer asked.
    let open = Set(questions.map(\.key))
    let past = MinutesPage.asked(typed).filter { !open.contains($0.key) }.map { answer in
      let firm = firms.first { $0.id == answer.key.firm }?.name ?? "企业 \(answer.key.firm)"
      let plan = answer.key.plan.map { "·拟投项目 \($0)" } ?? ""
      let box = Box(MinutesPage.box(answer.key), answer.key.label, .text, answer.text)
      return VisitPlanPage.Row(title: "其他答复:\(firm)\(plan)", boxes: [box])
    }
    more =
      past
      + (0..<rows.more).map { index in
        row(
          "其他答复 \(index + 1)", "answers-\(index)",
          firm() + [
            Box("field", "内容", .offered("offer-fields"), hint: "从所列字段中选"), Box("value", "答复", hint: "金额写明单位,如 3000万元"),
          ])
      }
    plans = firms.indices.prefix(1).map { _ in
      row(
        "新拟投项目", "plans-0",
        firm()
          + [
            Box(PlanField.name, isRequired: false), Box(PlanField.content),
            Box(PlanField.totalInvestment, hint: "如 3000万元"),
            Box(PlanField.plant, hint: "平方米"), Box(PlanField.land, hint: "亩"), Box(PlanField.jobs, hint: "人"),
          ])
    }
    steps = (0..<rows.steps).map { index in
      row(
        "事项 \(index + 1)", "next_steps-\(index)",
        [
          Box(FollowUpField.title, isRequired: false), Box(FollowUpField.owner, hint: "账号或姓名", isRequired: false),
          Box(FollowUpField.dueOn, isRequired: false),
        ] + (firms.count > 1 ? firm() : []))
    }
    asks = (0..<rows.asks).map { index in
      row(
        "诉求 \(index + 1)", "asks-\(index)",
        firm() + [
          Box(VisitAskField.ask, as: .area, isRequired: false), Box(VisitAskField.answer, hint: "当场答复的填写"),
          Box(VisitAskField.owner, hint: "未当场答复的填写"), Box(VisitAskField.dueOn, hint: "未当场答复的填写"),
        ])
    }
    self.preview = preview.map(Preview.init)
    labels = Set(EnterpriseField.allCases.map(\.label) + PlanField.allCases.map(\.label)).sorted()
    isPlanOpen = plans.first?.boxes.contains { !$0.value.isEmpty && $0.name != "plans-0-enterprise" } ?? false
    let ids = Set(
      (head + (more + plans + steps + asks).flatMap(\.boxes)).map(\.id) + self.questions.map(\.name))
    problems = refused.map { Problems($0, fields: ids) }
  }
}
