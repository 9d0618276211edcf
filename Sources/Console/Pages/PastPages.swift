package import Domain
import Scoring
package import Service

/// The rankings of the past, the latest first.
package struct PastListPage: PageModel {
  package static let template = "rankings"
  package let frame: Frame
  let rows: [Row]
  let isEmpty: Bool
  let of: String?
  let next: String?
  let first: String?

  struct Row: Sendable {
    let path: String
    let when: String
    let subject: String
    let profile: String
    let data: String
    let views: String
  }

  /// - Parameters:
  ///   - names: what needs and firms are called, by number.
  ///   - need: the need whose rankings alone are listed.
  package init(
    _ runs: [RunSummary], needs: [Int64: String], firms: [Int64: String], need: String?, next: String?,
    first: String?, for reader: Frame.Reader
  ) {
    frame = Frame("以往排序", in: .needs, for: reader)
    rows = runs.map { run in
      Row(
        path: "/rankings/\(run.run)", when: ShanghaiTime.text(run.recordedAt),
        subject: run.need.map { needs[$0] ?? "已删除的招商项目 \($0)" }
          ?? run.enterprise.map { "企业 " + (firms[$0] ?? "(已删除)\($0)") } ?? "",
        profile: run.profile, data: "\(run.dataVersion)", views: "\(run.views)")
    }
    isEmpty = runs.isEmpty
    of = need
    (self.next, self.first) = (next, first)
  }
}

/// A ranking of the past as it was, and what has moved since and why.
package struct PastPage: PageModel {
  package static let template = "ranking"
  package let frame: Frame
  let title: String
  let back: String
  let then: String
  let now: String
  let changed: String
  let weights: [String]
  let references: [String]
  let moves: [Move]
  let unmoved: String
  let isEmpty: Bool
  let rows: [Row]
  /// Why it cannot be shown as it was.
  let refused: String?

  struct Move: Sendable {
    let name: String
    let before: String
    let after: String
    let causes: String
    let facts: [String]
  }

  struct Row: Sendable {
    let place: String
    let name: String
    let path: String?
    let band: String
    let score: String
    let interval: String
    let coverage: String
  }

  /// - Parameters:
  ///   - past: the ranking as it was; `nil` where it cannot be told again.
  ///   - refused: why not.
  package init(
    _ comparison: RunComparison, _ past: PastRanking?, refused: ServiceError?, for reader: Frame.Reader
  ) {
    switch past {
    case .ofNeed(let view):
      title = "\(view.ranking.need.code) \(view.ranking.need.title)"
      back = "/rankings?need=\(view.ranking.need.id)"
    case .ofEnterprise(let view): (title, back) = (view.ranking.enterprise.name, "/rankings")
    case nil: (title, back) = ("排序 \(comparison.then.run.prefix(8))", "/rankings")
    }
    frame = Frame("以往排序 · \(title)", in: .needs, for: reader)
    then = comparison.then.words
    now = comparison.now.words
    changed = comparison.changed.isEmpty ? "没有变化" : comparison.changed.map(\.label).joined(separator: "、")
    weights = comparison.weights.map { "权重 \($0.words)" }
    references = comparison.references.map(\.words)
    moves = comparison.moves.map { move in
      Move(
        name: move.name, before: move.before.words, after: move.after.words, causes: move.told(most: 4),
        facts: move.facts.map(\.words))
    }
    unmoved = "\(comparison.unmoved)"
    isEmpty = moves.isEmpty
    self.refused = refused?.message
    switch past {
    case .ofNeed(let view):
      rows = view.ranking.allMatches.map { match in
        PastPage.row(
          match, match.enterprise.name + (match.plan.map { " · \($0.name)" } ?? ""),
          "/enterprises/\(match.enterprise.id)")
      }
    case .ofEnterprise(let view):
      rows = view.ranking.matches.map { match in
        PastPage.row(match, match.need.map { "\($0.code) \($0.title)" } ?? "", match.need.map { "/needs/\($0.id)" })
      }
    case nil: rows = []
    }
  }

  private static func row(_ match: Match, _ name: String, _ path: String?) -> Row {
    Row(
      place: match.list == "ranked" ? match.rank.map { "\($0)" } ?? "—" : "—", name: name, path: path,
      band: Band(rawValue: match.bandDetail)?.label ?? match.bandDetail, score: match.score.text,
      interval: "\(match.low.text)–\(match.high.text)", coverage: "\(match.coverage)%")
  }
}
