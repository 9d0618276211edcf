package import Domain
import Scoring
package import Service

/// One firm for one need, explained whole: gates with clauses, every criterion with what it adds and the facts it rests on.
package struct MatchPage: PageModel {
  package static let template = "match"
  package let frame: Frame
  let need: String
  let needPath: String
  let row: RankedRow
  let firmPath: String
  /// Where a visit is planned and a project opened with the pair; `nil` where the account may not.
  let visitPath: String?
  let projectPath: String?
  /// Where its dossier is printed; `nil` where the account may not.
  let dossierPath: String?
  let basis: String
  let talks: [String]
  let gates: [GateLine]
  let sides: [Side]

  struct Side: Sendable {
    let label: String
    let score: String
    let interval: String
    let coverage: String
    let lines: [ScoredLine]
  }

  /// - Parameters:
  ///   - profiles: those there are.
  ///   - works: whether the account may work on visits and projects.
  ///   - prints: whether it may print.
  package init(_ view: MatchView, profiles: [ProfileSummary], works: Bool, prints: Bool, for reader: Frame.Reader) {
    let address = MatchAddress(need: view.need.id, profile: view.profile.name, of: profiles)
    frame = Frame("\(view.match.enterprise.name) · \(view.need.title)", in: .needs, for: reader)
    need = "\(view.need.code) \(view.need.title)"
    needPath = address.list
    firmPath = "/enterprises/\(view.match.enterprise.id)"
    let pair = "firm=\(view.match.enterprise.id)&need=\(view.need.id)"
    visitPath = works ? "/visits/new?\(pair)" : nil
    dossierPath = prints ? address.dossier(view.match) : nil
    projectPath = works ? "/projects/new?\(pair)" : nil
    row = RankedRow(view.match, at: address, talks: view.talks)
    let profile = profiles.first { $0.name == view.profile.name }?.title ?? view.profile.name
    basis =
      "评分方案 \(profile)(第 \(view.profile.version) 版),数据版本 \(view.dataVersion),"
      + view.date.chineseWithWeekday
    talks = view.talks.map(\.text)
    let today = view.date
    gates = view.match.gates.map { GateLine($0, view.sources, on: today) }
    sides = view.match.sides.map { side in
      Side(
        label: side.side.label, score: side.score.text, interval: "\(side.low.text)–\(side.high.text)",
        coverage: "\(side.coverage)%", lines: side.contributions.map { ScoredLine($0, view.sources, on: today) })
    }
  }
}

/// One criterion as pages show it.
struct ScoredLine: Sendable {
  let label: String
  let points: String
  let value: String
  let weight: String
  let text: String
  let isOpen: Bool
  let isApplicable: Bool
  let facts: [String]

  init(_ line: Contribution, _ sources: [Int64: SourceView], on today: CalendarDate) {
    label = line.label
    isApplicable = line.applicable
    points = line.applicable ? line.contribution.text : "—"
    value = line.applicable ? line.value.text : "—"
    weight = line.applicable ? "\(line.doubledWeight / 2)" + (line.doubledWeight % 2 == 0 ? "" : ".5") : "—"
    text = line.text
    isOpen = line.applicable && !line.known
    facts = line.facts.map { ScoredLine.words($0, sources, on: today) }
  }

  /// A fact with its source, day and age.
  static func words(_ fact: Fact, _ sources: [Int64: SourceView], on today: CalendarDate) -> String {
    let text = "\(FactWords.label(fact.field)) \(fact.value)"
    if let source = fact.source.flatMap({ sources[$0] }) { return "\(text)(\(PageWords.source(source, on: today)))" }
    return text + (fact.asOf.map { "(\($0.chinese),\(PageWords.age($0, on: today)))" } ?? "")
  }
}

/// Two to four firms side by side for one need.
package struct ComparePage: PageModel {
  package static let template = "compare"
  package let frame: Frame
  let need: String
  let needPath: String
  let firms: [RankedRow]
  let groups: [Group]

  struct Group: Sendable {
    let label: String
    let rows: [Row]
  }

  struct Row: Sendable {
    let label: String
    let cells: [Cell]
  }

  struct Cell: Sendable {
    let text: String
    let isBest: Bool
    let tone: String
  }

  /// - Parameter profiles: those there are.
  package init(_ views: [MatchView], profiles: [ProfileSummary], for reader: Frame.Reader) {
    let first = views[0]
    frame = Frame("对比 · \(first.need.title)", in: .needs, for: reader)
    need = "\(first.need.code) \(first.need.title)"
    let address = MatchAddress(need: first.need.id, profile: first.profile.name, of: profiles)
    needPath = address.list
    firms = views.map { RankedRow($0.match, at: address, talks: $0.talks) }
    let gates = first.match.gates.indices.map { index in
      Row(
        label: first.match.gates[index].rule.label,
        cells: views.map { view in
          let gate = view.match.gates[index]
          return Cell(
            text: gate.verdict.label + (gate.gap.map { ":\($0.text)" } ?? ""), isBest: false,
            tone: gate.verdict.rawValue)
        })
    }
    let sides = first.match.sides.indices.map { side in
      Group(
        label: first.match.sides[side].side.label,
        rows: first.match.sides[side].contributions.indices.map { index in
          let lines = views.map { $0.match.sides[side].contributions[index] }
          let best = lines.filter(\.applicable).map(\.value).max()
          return Row(
            label: lines[0].label,
            cells: lines.map { line in
              Cell(
                text: line.applicable ? RankedRow.whole(line.value) + (line.known ? "" : "(待补)") : "—",
                isBest: line.applicable && line.value == best && Set(lines.map(\.value)).count > 1, tone: "")
            })
        })
    }
    groups = sides + [Group(label: "准入条件", rows: gates)]
  }
}
