package import Domain
package import Scoring
package import Service

/// The form of a new need: its words propose codes and links, and what it would reach is told before anything is kept.
package struct NewNeedPage: PageModel {
  package static let template = "need-new"
  package let frame: Frame
  let problems: Problems?
  /// What the codes and links are proposed from.
  let head: [Box]
  /// Codes and links that are written rather than ticked.
  let targets: [Box]
  let groups: [EditPage.Group]
  let codes: [Target]
  let links: [Target]
  let search: String
  let isProposed: Bool
  let reach: Reach?
  let waits: String?

  /// A code or link that is proposed, to be ticked.
  struct Target: Sendable {
    let code: String
    let name: String
    let because: String?
    let isPicked: Bool
  }

  /// What the need would reach.
  struct Reach: Sendable {
    let sum: String
    let totals: [NeedPage.Total]
    let firms: [Firm]
    let refused: [Firm]
    let warnings: [String]
  }

  struct Firm: Sendable {
    let path: String
    let name: String
    let told: String
  }

  /// Whether there is no park yet that it could stand in.
  let lacksPark: Bool

  /// What a tick is called.
  package static let picks = (code: "pick_code", link: "pick_link")

  /// - Parameters:
  ///   - typed: what was typed, by box.
  ///   - picked: the codes and links that were ticked.
  ///   - last: the number of the need that was written last.
  ///   - waits: why nothing can be told of its reach yet.
  package init(
    _ choices: FormChoices, typed: [String: String], proposal: ProposeTargets.Proposal, picked: Set<String>,
    reach: SupposeNeed.Reach? = nil, waits: String? = nil, last: String? = nil, refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    let form = EditedForm<NeedField>.need
    frame = Frame("登记招商项目", in: .needs, for: reader)
    var hints = form.hints
    if let last { hints[.code] = "最近登记的是 \(last)" }
    hints[.targetCodes] = "上面没有的,写代码或类名,多项用、隔开"
    hints[.targetLinks] = "上面没有的,写环节代码或名称"
    let boxes = FieldBoxes<NeedField>(choices: choices, areas: form.areas, hints: hints)
    func shown(_ fields: [NeedField]) -> [Box] { fields.map { boxes.box($0).standing(in: "", typed: typed) } }
    let written: [NeedField] = [.targetCodes, .targetLinks]
    head = shown(form.groups[0].fields.filter { !written.contains($0) })
    targets = shown(written)
    groups = form.groups.dropFirst().map { EditPage.Group(title: $0.title, boxes: shown($0.fields)) }
    func picks(_ found: [ProposeTargets.Target]) -> [Target] {
      found.map { target in
        Target(
          code: target.code, name: target.name,
          because: target.because.isEmpty ? nil : target.because.joined(separator: "、"),
          isPicked: picked.contains(target.code))
      }
    }
    codes = picks(proposal.codes)
    links = picks(proposal.links)
    search = typed["search"] ?? ""
    isProposed = !codes.isEmpty || !links.isEmpty
    self.reach = reach.map { told in
      let ranking = told.ranking
      let counts = ranking.totals
      let open = counts.a + counts.b1 + counts.b2
      return Reach(
        sum: "参加排序 \(open) 家,其中符合准入 \(counts.a) 家", totals: NeedPage.totals(counts),
        firms: ranking.matches.prefix(5).map { match in
          Firm(
            path: "/enterprises/\(match.enterprise.id)", name: match.enterprise.name,
            told: "\(match.tier),\(match.score.text) 分")
        },
        refused: ranking.rejected.prefix(3).map { match in
          Firm(
            path: "/enterprises/\(match.enterprise.id)", name: match.enterprise.name,
            told: match.gaps.filter { $0.verdict == .fail }.flatMap(\.texts).joined(separator: "、"))
        }, warnings: told.warnings)
    }
    self.waits = waits
    lacksPark = choices.names(of: .park).isEmpty
    let ids = Set((head + targets + groups.flatMap(\.boxes)).map(\.id))
    problems = refused.map { Problems($0, fields: ids) }
  }
}
