package import Domain
package import Service

/// What has become of a printed dossier: current, changed or withdrawn.
package struct PrintPage: PageModel {
  package static let template = "print"
  package let frame: Frame
  let code: String
  let state: String
  let tone: String
  let explanation: String
  let facts: [VisitPage.Fact]
  let needPath: String
  let firmPath: String?
  let before: String?
  let after: String?
  let changed: String?
  let lines: [String]
  let records: [String]
  let moves: [Move]
  let hasMoves: Bool
  let dossierPath: String
  let withdraw: Act?
  let problems: Problems?
  let done: String?

  struct Move: Sendable {
    let name: String
    let before: String
    let after: String
    let causes: String
  }

  /// At most so many rows that moved and facts that changed.
  private static let most = 60

  /// - Parameter works: whether the account may withdraw it.
  package init(
    _ check: PrintCheck, works: Bool, done: String? = nil, refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("查验研判书 \(check.code)", in: .needs, for: reader)
    code = check.code
    state = check.state.label
    switch check.state {
    case .current:
      let same = check.enterprise == nil ? "名次、档次和总分" : "结论"
      (tone, explanation) = ("pass", "按今天的资料、方案和规则重新研判,\(same)与打印件相同。")
    case .changed:
      (tone, explanation) = ("unknown", "打印之后有变化,请以今天的为准,不要再用这份打印件作依据。")
    case .withdrawn:
      let told = check.withdrawn.map { "\(PageWords.moment($0.at)),\($0.by),\($0.reason.label)" } ?? ""
      (tone, explanation) = ("fail", "已撤回,不能再用:\(told)。")
    }
    facts = [
      .init(label: "招商项目", value: check.need), check.enterprise.map { .init(label: "企业", value: $0) },
      check.plan.map { .init(label: "拟投项目", value: $0) },
      .init(label: "打印", value: "\(PageWords.moment(check.printedAt)),\(check.printedBy)"),
      .init(label: "研判日期", value: check.date.chineseWithWeekday),
      .init(label: "评分方案、数据版本", value: "\(check.profile),\(check.dataVersion)"),
    ].compactMap(\.self)
    needPath = "/needs/\(check.needID)"
    firmPath = check.enterpriseID.map { "/needs/\(check.needID)/firms/\($0)" }
    before = check.before?.words
    after = check.gone ?? check.after?.words
    changed = check.changed.isEmpty ? nil : check.changed.map(\.label).joined(separator: "、")
    lines = check.lines.map(\.words)
    records = check.facts.prefix(PrintPage.most).map(\.words)
    moves = check.moves.prefix(PrintPage.most).map {
      Move(name: $0.name, before: $0.before.words, after: $0.after.words, causes: $0.told(most: 4))
    }
    hasMoves = !moves.isEmpty
    dossierPath = (firmPath ?? needPath) + "/dossier"
    let act = Act.Maker(word: reader.word, refused: refused).act(
      "withdraw", "撤回这份打印件", to: "/p/\(check.code)/withdraw",
      [
        Box(
          "reason", "撤回的缘由", .choice(PrintWithdrawal.allCases.map { ($0.rawValue, $0.label) }, none: "请选择"),
          isRequired: true)
      ], submit: "撤回", hint: "撤回后,凭编号查验的人都会看到“已撤回”,不能恢复;需要时可另行打印。")
    withdraw = works && check.state != .withdrawn ? act : nil
    problems = refused.map { $0.problems(in: act.boxes) }
    self.done = done
  }
}

/// What is shown of a print to whom it is not meant for, whatever the code: it tells nothing, and to nobody anything else.
package struct UnknownPrintPage: PageModel {
  package static let template = "print-unknown"
  package let frame = Frame("查验打印件")
  /// Where who is not logged in logs in and is led back; `nil` for whoever is.
  let entrance: String?

  package init(entrance: String?) { self.entrance = entrance }
}
