package import Domain
import Scoring
package import Service

/// Whom to call first, one card a call: why, through whom, what to ask, and a form that keeps what came of it.
package struct OutreachPage: PageModel {
  package static let template = "outreach"
  package let frame: Frame
  let tabs: [VisitTabs.Tab]
  let whose: String?
  let weeks: [NeedListPage.Option]
  let exports: [VisitPage.Link]
  let deed: Deed?
  let problems: Problems?
  let disclose: Act?
  let asked: String?
  let heading: String
  let calls: [Call]
  let isEmpty: Bool
  let notes: [String]

  /// How many weeks ahead it is shown for.
  package static let most = 8

  struct Call: Sendable {
    let id: String
    let name: String
    let path: String
    let need: String
    let matchPath: String
    let tier: String
    let score: String
    let why: String
    let person: String
    let phone: String?
    let withheld: String?
    let remarks: [String]
    let asks: [String]
    let last: String
    let owner: String
    let visitPath: String?
    let openPath: String?
    let log: Act?
  }

  /// What the list was asked for, and what the account may do.
  package struct Asked: Sendable {
    package let mine: Bool
    /// The week that is shown.
    package let week: Int
    let hasOwn: Bool
    let keeps: Bool
    let works: Bool
    let discloses: Bool
    let exports: Bool
    /// For which purpose contact data was asked.
    package let purpose: String?

    package init(
      mine: Bool, week: Int, hasOwn: Bool, keeps: Bool, works: Bool, discloses: Bool, exports: Bool, purpose: String?
    ) {
      (self.mine, self.week, self.hasOwn, self.keeps) = (mine, week, hasOwn, keeps)
      (self.works, self.discloses, self.exports, self.purpose) = (works, discloses, exports, purpose)
    }

    /// The address of the list.
    package var path: String { "/outreach?week=\(week)" + (mine ? "&whose=mine" : "") }
  }

  package init(
    _ view: OutreachView, _ asked: Asked, purposes: [ContactPurpose], deed: Deed? = nil, refused: Act.Refused? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("招引", in: .outreach, for: reader)
    let maker = Act.Maker(word: reader.word, refused: refused)
    tabs = OutreachPage.tabs(asked, isGaps: false)
    whose = asked.mine ? "mine" : nil
    weeks = (1...OutreachPage.most).map { .init(value: "\($0)", label: "第 \($0) 周", isChosen: $0 == asked.week) }
    let query = "week=\(asked.week)" + (asked.mine ? "&whose=mine" : "")
    exports =
      asked.exports
      ? [
        .init(label: "打印页", path: "/outreach/export?format=html&\(query)"),
        .init(label: "XLSX", path: "/outreach/export?format=xlsx&\(query)"),
      ] : []
    self.deed = deed
    let hidden =
      [Act.Hidden(name: "week", value: "\(asked.week)")] + (asked.mine ? [.init(name: "whose", value: "mine")] : [])
    disclose =
      asked.discloses && !view.items.isEmpty
      ? maker.act(
        "contacts", "查看联系方式", to: "/outreach/contacts",
        [Box("purpose", "用途", .choice(purposes.map { ($0.code, $0.name) }, none: nil))], submit: "按此用途查看",
        hint: "依法或有本人授权才显示;每次查看都留痕,本人可查。", hidden: hidden) : nil
    self.asked = purposes.first { $0.code == asked.purpose }?.name
    heading = "第 \(asked.week) 周"
    calls = view.items.map { OutreachPage.call($0, asked, maker, hidden) }
    isEmpty = view.items.isEmpty
    notes = [
      view.spared > 0 ? "另有 \(view.spared) 项因联系人本季度已联系够多,暂不列入。" : nil,
      view.left > 0 ? "其后还有 \(view.left) 项,在后面几周。" : nil,
      view.hasUnassigned ? "待分派的,选定专员后立项即归其负责。" : nil,
    ].compactMap(\.self)
    let boxes = calls.compactMap(\.log).flatMap(\.boxes) + (disclose?.boxes ?? [])
    problems = refused.map { $0.problems(in: boxes) }
  }

  static func tabs(_ asked: Asked?, isGaps: Bool) -> [VisitTabs.Tab] {
    let isMine = asked?.mine ?? false
    let own: [VisitTabs.Tab] =
      asked?.hasOwn ?? true
      ? [.init(label: "本人与待分派", path: "/outreach?whose=mine", isCurrent: !isGaps && isMine)] : []
    return own + [
      .init(label: "本单位", path: "/outreach", isCurrent: !isGaps && !isMine),
      .init(label: "补录表", path: "/gaps", isCurrent: isGaps),
    ]
  }

  /// What may come of a call.
  private static let outcomes: [EngagementKind] = [.answered, .unanswered, .meeting]

  private static func call(
    _ item: OutreachView.Item, _ asked: Asked, _ maker: Act.Maker, _ hidden: [Act.Hidden]
  ) -> Call {
    let key = "call-\(item.enterprise.id)-\(item.need.id)"
    let firm = Act.Hidden(name: "enterprise_id", value: "\(item.enterprise.id)")
    let need = Act.Hidden(name: "need_id", value: "\(item.need.id)")
    let person = item.person.map { [Act.Hidden(name: "person_id", value: "\($0.id)")] } ?? []
    let remarks =
      (item.introducer.map { ["可请 \($0.called)引荐"] } ?? [])
      + item.notOffered.map { "不联系 \($0.called)" } + item.talks.map(\.text)
    return Call(
      id: "title-" + key, name: item.enterprise.name, path: "/enterprises/\(item.enterprise.id)",
      need: "\(item.need.code) \(item.need.title)",
      matchPath: "/needs/\(item.need.id)/firms/\(item.enterprise.id)?profile=outreach", tier: item.tier,
      score: item.score.text, why: item.why, person: item.person?.called ?? "没有已知联系人", phone: item.person?.phone,
      withheld: item.person?.withheld?.message, remarks: remarks, asks: item.ask,
      last: item.lastTouch?.text ?? "尚未联系", owner: item.owner ?? "待分派",
      visitPath: asked.works ? "/visits/new?firm=\(item.enterprise.id)&need=\(item.need.id)" : nil,
      openPath: asked.works ? "/projects/new?firm=\(item.enterprise.id)&need=\(item.need.id)" : nil,
      log: asked.keeps
        ? maker.act(
          key, "记录联系", to: "/outreach/log",
          [
            Box(EngagementField.note, hint: "谈了什么"), Box(EngagementField.nextStep, hint: "填了即成为本人的跟进事项"),
            Box(EngagementField.nextDue, hint: "须是工作日"),
          ], submit: "", hidden: [firm, need] + person + hidden,
          buttons: outcomes.map { .init(name: EngagementField.kind.name, value: $0.rawValue, label: $0.label) }) : nil)
  }
}

/// What is not known of firms and would move them most.
package struct GapsPage: PageModel {
  package static let template = "gaps"
  package let frame: Frame
  let tabs: [VisitTabs.Tab]
  let needs: [NeedListPage.Option]
  let export: String?
  let rows: [Row]
  let isEmpty: Bool
  let left: Int?
  let problems: Problems?

  struct Row: Sendable {
    let path: String
    let name: String
    let need: String
    let score: String
    let facts: [Fact]
  }

  struct Fact: Sendable {
    let text: String
    let about: String
  }

  /// - Parameters:
  ///   - needs: the needs that are open, by number.
  ///   - need: the one that was asked for.
  ///   - exports: whether the account may download the sheet.
  package init(
    _ view: GapsView?, needs: [(id: Int64, title: String)], need: Int64?, exports: Bool, refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("补录表", in: .outreach, for: reader)
    tabs = OutreachPage.tabs(nil, isGaps: true)
    self.needs = needs.map { .init(value: "\($0.id)", label: $0.title, isChosen: $0.id == need) }
    export = exports ? "/gaps/export" + (need.map { "?need=\($0)" } ?? "") : nil
    rows = (view?.items ?? []).map { item in
      Row(
        path: "/enterprises/\(item.enterprise.id)", name: item.enterprise.name,
        need: "\(item.need.code) \(item.need.title)", score: item.score.text,
        facts: item.facts.map { fact in
          Fact(
            text: fact.text,
            about: ([fact.source] + fact.topics + [fact.moves]).filter { !$0.isEmpty }.joined(separator: ","))
        })
    }
    isEmpty = rows.isEmpty && refused == nil
    left = (view?.left ?? 0) > 0 ? view?.left : nil
    problems = refused.map { Problems($0, fields: ["need"]) }
  }
}
