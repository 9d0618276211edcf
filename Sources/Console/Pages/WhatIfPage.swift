package import Domain
import Scoring
package import Service

/// A need's ranking as it would be with other weights or lines: what is supposed, which rows move and why, and the list.
package struct WhatIfPage: PageModel {
  package static let template = "whatif"
  package let frame: Frame
  let need: String
  let needPath: String
  let path: String
  let profile: String
  let sides: [Group]
  let lines: [Item]
  let changes: [String]
  let moves: [Move]
  let unmoved: String
  /// How many rows have another score and stand where they stood.
  let scored: String?
  let mostlyOpen: String?
  let rows: [RankedRow]
  let isEmpty: Bool
  let problems: Problems?
  /// The form that names it; `nil` where the account may not, and where no weight differs.
  let naming: ProfileNaming?
  /// Says who names it, where the account may not.
  let namedBy: String?

  struct Group: Sendable {
    let label: String
    let items: [Item]
  }

  struct Item: Sendable {
    let key: String
    let label: String
    let standing: String
    let value: String
    let isChanged: Bool
    /// The end of its slider.
    let most: String
  }

  struct Move: Sendable {
    let name: String
    let before: String
    let after: String
    let causes: String
  }

  /// - Parameters:
  ///   - typed: what was typed, by key, where it was refused.
  ///   - profiles: those there are.
  ///   - own: the profiles that people here named; `nil` where the account may name none.
  package init(
    _ need: RecordView<NeedField>, _ view: SupposedRanking, profile: String, profiles: [ProfileSummary],
    own: [(name: String, title: String)]? = nil, typed: [String: String] = [:], refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    let id = need.stored.id
    let address = MatchAddress(need: id, profile: profile, of: profiles)
    let title = need.stored.text(.title) ?? ""
    frame = Frame("假如 · \(title)", in: .needs, for: reader)
    self.need = "\(need.stored.text(.code) ?? "") \(title)"
    needPath = address.list
    path = "/needs/\(id)/what-if"
    self.profile = profile
    func items(_ open: [SupposedRanking.Open.Item], most: Int64) -> [Item] {
      open.map { item in
        let value = typed[item.key] ?? item.supposed
        return Item(
          key: item.key, label: item.label, standing: item.standing, value: value,
          isChanged: value != item.standing, most: "\(most)")
      }
    }
    sides = [
      (Side.gain, view.open.gain), (.reason, view.open.reason), (.warmth, view.open.warmth),
    ].map { Group(label: $0.0.label, items: items($0.1, most: 100)) }
    lines = items(view.open.lines, most: 1000)
    changes = refused == nil ? view.changes.map(\.words) : []
    let moved = refused == nil ? view.moves.filter(\.changesPlace) : []
    moves = moved.map { move in
      Move(name: move.name, before: move.before.words, after: move.after.words, causes: move.told(most: 3))
    }
    let rest = view.moves.count - moved.count
    scored = refused == nil && rest > 0 ? "\(rest)" : nil
    unmoved = "\(view.unmoved)"
    let open = OpenGates(view.ranking.asked)
    mostlyOpen = open.words
    rows = view.ranking.asked.map {
      RankedRow($0, at: address, open: open, talks: view.ranking.talks[$0.enterprise.id] ?? [])
    }
    isEmpty = rows.isEmpty
    problems = refused.map { Problems($0, fields: ProfileNaming.ids) }
    let weights = sides.flatMap(\.items).filter(\.isChanged)
    naming = own.flatMap { own in
      weights.isEmpty || refused?.code == "invalid_query"
        ? nil
        : ProfileNaming(
          action: "/needs/\(id)/what-if", base: profile, weights: weights.map { ($0.key, $0.value) },
          changes: weights.map { "\($0.label)的权重 \($0.standing) → \($0.value)" }, own: own, typed: typed, for: reader)
    }
    namedBy = own == nil && !weights.isEmpty ? "要把这些权重存为评分方案,请联系本单位管理员。" : nil
  }
}
