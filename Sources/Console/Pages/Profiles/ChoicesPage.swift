package import Domain
package import Scoring
package import Service

/// One choice after another between two imagined projects, and what the answers say: one's own, the group's, beside the
/// judgements of the analytic hierarchy process.
package struct ChoicesPage: PageModel {
  package static let template = "choices"
  package let frame: Frame
  let tabs: [SettingsPage.Tab]
  /// The question that is asked now; `nil` once all are answered.
  let question: Question?
  let progress: String
  /// What part of the questions is answered, of 100.
  let part: String
  let answered: Int
  let total: Int
  /// The place of the answer that may be taken back; `nil` where none was given.
  let last: Last?
  let result: WeightsTable?
  let waits: String
  let naming: ProfileNaming?
  let profiles: [NeedListPage.Option]
  let results: [NeedListPage.Option]
  let problems: Problems?
  let word: String

  struct Last: Sendable {
    let pair: Int
  }

  struct Question: Sendable {
    let number: Int
    let pair: Int
    let lines: [Line]
  }

  /// A respect in which the two projects differ.
  struct Line: Sendable {
    let label: String
    let first: String
    let second: String
    let isFirst: Bool
  }

  /// What the weights of a result are called in the address.
  package static let said = ["group": "集体的两两选择", "own": "我的两两选择", "ahp": "集体的层次分析"]

  /// - Parameters:
  ///   - base: the profile whose weights are shared out anew.
  ///   - picked: whose result is proposed.
  package init(
    _ view: WeighCriteria.View, base: Profile, profiles: [ProfileSummary], picked: String, naming: ProfileNaming?,
    tabs: [SettingsPage.Tab], refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("两两选择", for: reader)
    self.tabs = tabs
    word = reader.word
    let design = view.design
    let open = design.pairs.indices.filter { view.own[design.question(.choice, $0)] == nil }
    let count = design.pairs.count - open.count
    total = design.pairs.count
    answered = count
    progress = open.isEmpty ? "\(total) 题都答完了" : "第 \(answered + 1) 题,共 \(total) 题"
    part = "\(answered * 100 / max(1, total))"
    question = open.first.map { pair in
      let (left, right) = (design.levels[design.pairs[pair].left], design.levels[design.pairs[pair].right])
      return Question(
        number: count + 1, pair: pair,
        lines: [
          Line(label: left.criterion.label, first: left.strong, second: left.weak, isFirst: true),
          Line(label: right.criterion.label, first: right.weak, second: right.strong, isFirst: false),
        ])
    }
    last = view.last.flatMap { said in
      design.pairs.indices.first { design.question(.choice, $0) == said }.map { Last(pair: $0) }
    }
    result = WeightsTable(view, base: base)
    waits = "每项指标至少答过两题后,这里列出按您的选择算出的权重。"
    self.naming = naming
    self.profiles = profiles.map { .init(value: $0.name, label: $0.title, isChosen: $0.name == base.name) }
    results = ChoicesPage.said.sorted { $0.key > $1.key }.map {
      .init(value: $0.key, label: $0.value, isChosen: $0.key == picked)
    }
    problems = refused.map { Problems($0, fields: ProfileNaming.ids) }
  }
}

/// The weights that answers give, beside those that stand.
struct WeightsTable: Sendable {
  let base: String
  let columns: [Column]
  let rows: [Row]
  let people: String?

  struct Column: Sendable {
    let title: String
    let note: String?
  }

  struct Row: Sendable {
    let label: String
    let standing: String
    let cells: [Cell]
  }

  struct Cell: Sendable {
    let title: String
    let weight: String
  }

  /// `nil` where nothing was answered that says anything.
  init?(_ view: WeighCriteria.View, base: Profile) {
    var said: [(title: String, said: WeighCriteria.Said)] = []
    func add(_ title: String, _ found: WeighCriteria.Said?) { if let found { said.append((title, found)) } }
    add("我的选择", view.choices.own)
    add("集体的选择", view.choices.group)
    add("我的层次分析", view.judgements.own)
    add("集体的层次分析", view.judgements.group)
    guard !said.isEmpty else { return nil }
    columns = said.map { title, found in
      let ratio = found.consistency.map { ratio in
        "一致性比例 \(Quantity(milli: ratio / 10).text)" + (found.isConsistent ? "" : ",不小于 0.1,宜重新判断;不计入集体")
      }
      return Column(title: title, note: ratio ?? (title.hasPrefix("集体") ? "\(found.people.count) 人的平均" : nil))
    }
    let weights = said.map { WeighCriteria.weights(view.design, $0.said, over: base).map(\.1) }
    rows = view.design.levels.enumerated().map { place, level in
      Row(
        label: level.criterion.label, standing: "\(base.weights[level.criterion])",
        cells: zip(said, weights).map { Cell(title: $0.title, weight: "\($1[place])") })
    }
    self.base = base.title
    let each = view.choices.each.map { one in
      let order = zip(view.design.levels, one.shares).sorted { $0.1 > $1.1 }.prefix(3)
      return one.people.joined() + "最看重" + order.map(\.0.criterion.label).joined(separator: "、")
    }
    people = each.count > 1 ? each.joined(separator: ";") + "。" : nil
  }
}

/// Judgements of pairs of criteria on the scale of 1 to 9, all on one form that may be left and taken up again.
package struct JudgementsPage: PageModel {
  package static let template = "judgements"
  package let frame: Frame
  let tabs: [SettingsPage.Tab]
  let rows: [Row]
  let open: String?
  let result: WeightsTable?
  let done: String?
  let problems: Problems?
  let word: String

  struct Row: Sendable {
    let name: String
    let left: String
    let right: String
    let options: [NeedListPage.Option]
  }

  /// What the box of a pair is called.
  package static func name(_ pair: Int) -> String { "pair-\(pair)" }

  /// - Parameter typed: what was typed where it was refused.
  package init(
    _ view: WeighCriteria.View, base: Profile, tabs: [SettingsPage.Tab], typed: [String: String] = [:],
    done: String? = nil, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("重要性判断", for: reader)
    self.tabs = tabs
    word = reader.word
    let design = view.design
    rows = design.pairs.indices.map { pair in
      let (left, right) = (design.levels[design.pairs[pair].left], design.levels[design.pairs[pair].right])
      let name = JudgementsPage.name(pair)
      let value = typed[name] ?? view.own[design.question(.judgement, pair)].map { "\($0)" } ?? ""
      let (one, other) = (left.criterion.label, right.criterion.label)
      let options =
        JudgementsPage.steps.map { ("\($0.value)", "“\(one)”\($0.words)") }
        + [("1", "同样重要")] + JudgementsPage.steps.reversed().map { ("-\($0.value)", "“\(other)”\($0.words)") }
      return Row(
        name: name, left: one, right: other,
        options: options.map { .init(value: $0.0, label: $0.1, isChosen: $0.0 == value) })
    }
    let left = design.pairs.indices.count { view.own[design.question(.judgement, $0)] == nil }
    open = left == 0 ? nil : "还有 \(left) 对没有判断;可以先保存,下次接着填。全部判断后才算得出权重和一致性比例。"
    result = WeightsTable(view, base: base)
    self.done = done
    problems = refused.map { Problems($0, fields: Set(design.pairs.indices.map(JudgementsPage.name))) }
  }

  /// Saaty's words of the scale, the strongest first.
  private static let steps: [(value: Int, words: String)] = [
    (9, "绝对重要(9)"), (8, "介于强烈与绝对之间(8)"), (7, "强烈重要(7)"), (6, "介于明显与强烈之间(6)"), (5, "明显重要(5)"),
    (4, "介于稍微与明显之间(4)"), (3, "稍微重要(3)"), (2, "介于同样与稍微之间(2)"),
  ]
}
