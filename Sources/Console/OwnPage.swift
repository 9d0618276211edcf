import Domain
package import Service
import Sheets

/// A firm's own page: what is known of it, where to correct it, consents, and who looked at contact data.
package struct OwnPage: Sendable {
  let profile: OwnProfile
  let word: String
  /// What was typed, by the name of its input, when it is shown again.
  let typed: [String: String]
  let problems: [ServiceError.FieldProblem]
  let done: String?
  let length: Duration?

  /// - Parameters:
  ///   - word: the word that the session's forms carry.
  ///   - typed: what was typed and is shown again, by the name of its input.
  ///   - problems: what of it is wrong.
  ///   - done: what was just done, in words.
  ///   - length: how long after a link was opened the page ends, where one was.
  package init(
    _ profile: OwnProfile, word: String, typed: [String: String] = [:], problems: [ServiceError.FieldProblem] = [],
    done: String? = nil, lasting length: Duration? = nil
  ) {
    self.profile = profile
    self.word = word
    self.typed = typed
    self.problems = problems
    self.done = done
    self.length = length
  }

  /// The name of the input of a field: `enterprise.revenue_yuan`, `plan.12.land_mu`, `person.city`.
  private static func key(_ entity: Entity, _ id: Int64, _ field: String) -> String {
    entity == .plan ? "plan.\(id).\(field)" : "\(entity).\(field)"
  }

  /// The whole page, UTF-8.
  package var html: String {
    var body: [HTML] = []
    if let done { body.append(ConsolePage.done(done)) }
    body.append(contentsOf: summary)
    body.append(
      ConsolePage.note(
        (profile.contact.map { "\($0),您好。" } ?? "您好。") + "下面是登记的内容与出处。要更正的,在该项下填写新内容;不更正的留空。提交后由工作人员核对,采纳之前原内容不变。"))
    if let length { body.append(ConsolePage.note("本页自链接打开起 \(length.words)内有效,请在此之前提交;过时未提交的不保存。")) }
    body.append(contentsOf: told)
    body.append(ConsolePage.form("/self/proposals", word: word, questions + records + [noteField, submit]))
    body.append(contentsOf: consents)
    body.append(contentsOf: looks)
    body.append(.element("h2", "结束"))
    if length == nil {
      body.append(.element("p", [], [.element("a", [at("href", "/password")], [.text("修改密码")])]))
      body.append(ConsolePage.form("/logout", word: word, [ConsolePage.button("退出登录", isQuiet: true)]))
    } else {
      body.append(ConsolePage.form("/self/close", word: word, [ConsolePage.button("退出本页", isQuiet: true)]))
    }
    return ConsolePage.page(profile.enterprise.name, body)
  }

  private var labels: [String: String] {
    var labels = ["note": "说明", "purpose": "用途", "scope": "使用方"]
    for item in profile.records {
      for fact in item.facts { labels[OwnPage.key(item.entity, item.id, fact.field)] = fact.label }
    }
    return labels
  }

  private var summary: [HTML] {
    guard !problems.isEmpty else { return [] }
    let known = labels
    let lines = problems.map { problem -> HTML in
      guard known[problem.field] != nil else { return .element("li", problem.message) }
      return .element("li", [], [.element("a", [at("href", "#\(problem.field)")], [.text(problem.message)])])
    }
    return [
      .element(
        "div", [at("class", "wrong"), at("role", "alert")],
        [.element("strong", "没有提交:有 \(problems.count) 处要改"), .element("ul", [], lines)])
    ]
  }

  private func input(_ item: OwnProfile.Item, _ fact: OwnProfile.Fact, asking question: String? = nil) -> HTML {
    let key = OwnPage.key(item.entity, item.id, fact.field)
    let wrong = problems.filter { $0.field == key }
    var parts: [HTML] = [.element("label", [at("for", key)], [.text(question ?? fact.label)])]
    if question == nil {
      parts.append(.element("span", [at("class", "stands")], [.text(fact.value ?? "(未登记)")]))
      if let source = fact.source {
        parts.append(
          .element(
            "span", [at("class", "source")], [.text("出处:\(source.title),\(OwnPage.grade(source.grade)),\(source.asOf)")]
          ))
      }
    }
    if let pending = fact.pending {
      parts.append(.element("span", [at("class", "pending")], [.text("已提交、待审核:\(pending)")]))
    }
    for problem in wrong {
      parts.append(.element("span", [at("class", "error"), at("id", "\(key).error")], [.text(problem.message)]))
    }
    let said = typed[key] ?? ""
    var name: ConsolePage.Attributes = [at("id", key), at("name", key)]
    if !wrong.isEmpty { name += [at("aria-invalid", "true"), at("aria-describedby", "\(key).error")] }
    if let choices = fact.choices {
      let options =
        [(code: "", label: question == nil ? "不更正" : "请选择")] + choices.map { (code: $0.code, label: $0.label) }
      parts.append(
        .element(
          "select", name,
          options.map { option in
            var attributes: ConsolePage.Attributes = [at("value", option.code)]
            if option.code == said { attributes.append(at("selected", "selected")) }
            return .element("option", attributes, [.text(option.label)])
          }))
    } else if fact.isLong {
      parts.append(.element("textarea", name, [.lines(said)]))
    } else {
      name += [at("type", "text"), at("value", said), at("autocomplete", "off")]
      parts.append(.void("input", name))
      parts.append(.element("span", [at("class", "hint")], [.text(fact.hint)]))
    }
    return .element("div", [at("class", wrong.isEmpty ? "fact" : "fact bad")], parts)
  }

  private static func grade(_ code: String) -> String { EvidenceGrade(rawValue: code)?.label ?? code }

  /// The keys of what is asked on top, whose inputs stand there and nowhere else.
  private var asked: [(item: OwnProfile.Item, fact: OwnProfile.Fact, text: String)] {
    var seen: Set<String> = []
    return profile.questions.compactMap { question in
      guard seen.insert(OwnPage.key(question.entity, question.id, question.field)).inserted,
        let item = profile.records.first(where: { $0.entity == question.entity && $0.id == question.id }),
        let fact = item.facts.first(where: { $0.field == question.field })
      else { return nil }
      return (item, fact, question.text)
    }
  }

  private var questions: [HTML] {
    let asked = asked
    guard !asked.isEmpty else { return [] }
    return [.element("h2", "想请您补充"), ConsolePage.note("这些内容还不清楚,知道的请填写。")]
      + asked.map { input($0.item, $0.fact, asking: $0.text) }
  }

  private var records: [HTML] {
    let above = Set(asked.map { OwnPage.key($0.item.entity, $0.item.id, $0.fact.field) })
    return [.element("h2", "登记的资料")]
      + profile.records.map { item in
        let facts = item.facts.filter { !above.contains(OwnPage.key(item.entity, item.id, $0.field)) }
        let isOpen = facts.contains { fact in
          let key = OwnPage.key(item.entity, item.id, fact.field)
          return typed[key]?.isEmpty == false || problems.contains { $0.field == key }
        }
        let title = item.entity == .person ? "您本人:\(item.name)" : "\(item.entity.label):\(item.name)"
        return .element(
          "details", isOpen || item.entity == .enterprise ? [at("open", "open")] : [],
          [.element("summary", title)] + facts.map { input(item, $0) })
      }
  }

  private var noteField: HTML {
    let wrong = problems.filter { $0.field == "note" }
    return .element(
      "div", [at("class", wrong.isEmpty ? "fact" : "fact bad")],
      [.element("label", [at("for", "note")], [.text("说明(可不填)")])]
        + wrong.map { .element("span", [at("class", "error")], [.text($0.message)]) }
        + [
          .element("textarea", [at("id", "note"), at("name", "note"), at("rows", "3")], [.lines(typed["note"] ?? "")])
        ])
  }

  private var submit: HTML { .element("p", [], [ConsolePage.button("提交更正")]) }

  private var told: [HTML] {
    guard !profile.proposals.isEmpty else { return [] }
    return [
      .element(
        "details", [],
        [.element("summary", "以往提交的更正与处理结果")]
          + profile.proposals.flatMap { told -> [HTML] in
            [
              .element("h3", "\(told.submittedOn) 提交"),
              .element(
                "ul", [at("class", "rows")],
                told.cells.map { cell in
                  .element(
                    "li",
                    "\(cell.label):\(cell.standing ?? "(未登记)") → \(cell.told ?? "(未知)") · \(cell.outcome)"
                      + (cell.reason.map { "(\($0))" } ?? ""))
                }),
            ]
          })
    ]
  }

  private var consents: [HTML] {
    guard !profile.purposes.isEmpty else {
      return [.element("h2", "联系授权"), ConsolePage.note("这里没有您本人的校友记录,授权请与校友会办理。")]
    }
    var parts: [HTML] = [
      .element("h2", "联系授权"),
      ConsolePage.note("未经您同意,您的联系方式不用于下列用途。征求您的同意、办理您本人的更正、删除、查阅请求和依法履行职责,依法无须同意,查看的都记在下方。同意与撤回即时生效。"),
    ]
    for given in profile.consents {
      let until = given.expiresOn.map { ",至 \($0)" } ?? ""
      let state =
        given.withdrawnOn.map { "已于 \($0) 撤回" } ?? (given.isLive ? "有效" : "已失效")
      let line =
        "\(given.purpose)(\(given.scope)),\(given.givenOn.map { "\($0) 起" } ?? "")\(until),\(state)"
        + (given.textVersion.map { ",告知书 \($0)" } ?? "")
      parts.append(.element("p", line))
      if given.isLive {
        parts.append(
          ConsolePage.form(
            "/self/withdrawals", word: word,
            [
              ConsolePage.hidden("consent", "\(given.id)"),
              ConsolePage.button("撤回对“\(given.purpose)”的同意", isQuiet: true),
            ]))
      }
    }
    for purpose in profile.purposes {
      for side in purpose.sides {
        let isHeld = profile.consents.contains {
          $0.isLive && $0.purpose == purpose.name && $0.scope == side.label && $0.textVersion == purpose.textVersion
        }
        if isHeld { continue }
        parts.append(
          .element(
            "details", [],
            [
              .element("summary", "同意:\(purpose.name)(\(side.label))"),
              .element(
                "div", [at("class", "terms")],
                side.text.map { .element("p", $0) } + [ConsolePage.note("告知书 \(purpose.textVersion)。\(purpose.ground)")]
              ),
              ConsolePage.form(
                "/self/consents", word: word,
                [
                  ConsolePage.hidden("purpose", purpose.code),
                  ConsolePage.hidden("scope", side.scope),
                  ConsolePage.hidden("text_version", purpose.textVersion),
                  ConsolePage.button("我已阅读并同意"),
                ]),
            ]))
      }
    }
    return parts
  }

  private var looks: [HTML] {
    let lines = profile.looks.map { look in
      HTML.element(
        "li",
        "\(ShanghaiTime.text(look.recordedAt)) \(look.office)(\(look.side.label))查看了\(look.about.label)的联系方式,用途:\(look.purpose)"
      )
    }
    return [
      .element("h2", "谁看过联系方式"),
      lines.isEmpty ? .element("p", "没有人看过。") : .element("ul", [at("class", "rows")], lines),
    ]
  }
}
