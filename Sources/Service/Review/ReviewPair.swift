import Domain
import Scoring

/// A firm's plan held against a need under one profile: that of the project, or the nearest one when it answers none.
struct ReviewPair: Sendable {
  let score: ReviewSheet.Score
  let match: Match

  /// One pair a profile; none that the scene does not know yet.
  static func all(
    firm: Int64?, plan: Int64?, need: Int64?, _ scene: Scene, _ day: CalendarDate
  ) throws -> [ReviewPair] {
    guard let firm else { return [] }
    return scene.profiles.values.sorted { $0.name < $1.name }.compactMap { profile in
      let nearest = need == nil ? try? scene.ranker.rank(enterprise: firm, profile: profile, date: day, top: 1) : nil
      guard let asked = need ?? nearest?.matches.first?.need?.id, let input = scene.snapshot.need(asked),
        let match = try? scene.ranker.explain(need: asked, enterprise: firm, plan: plan, profile: profile, date: day)
      else { return nil }
      let reference = NamedNeed(input)
      let band = Band(rawValue: match.bandDetail)
      let score = ReviewSheet.Score(
        profile: profile.name, title: profile.title, need: "\(reference.code) \(reference.title)",
        isReference: need == nil, score: match.score.text, low: match.low.text, high: match.high.text,
        coverage: match.coverage, band: "\(match.bandDetail) \(band?.label ?? "")",
        sides: match.sides.map { "\($0.side.label) \($0.score.text)" })
      return ReviewPair(score: score, match: match)
    }
  }

  /// The gates; they are the same under every profile unless the nearest needs differ, then those of each.
  static func gates(_ pairs: [ReviewPair]) -> [ReviewSheet.Gate] {
    var seen: Set<GateResult> = []
    return pairs.flatMap(\.match.gates).filter { seen.insert($0).inserted }.map { gate in
      ReviewSheet.Gate(
        rule: gate.rule.key, label: gate.rule.label, verdict: gate.verdict.rawValue, verdictLabel: gate.verdict.label,
        text: gate.text, clause: gate.clause, gap: gate.gap?.text)
    }
  }

  /// What is unknown: gates first, then what the scores lack.
  static func unknowns(_ pairs: [ReviewPair]) -> [ReviewSheet.Unknown] {
    let gates = pairs.flatMap(\.match.gates).filter { $0.verdict == .unknown }
      .map { ReviewSheet.Unknown(text: "\($0.rule.label):\($0.text)", who: $0.whoAnswers) }
    let lines = pairs.flatMap { $0.match.sides.flatMap(\.contributions) }.filter { $0.applicable && !$0.known }
      .map { ReviewSheet.Unknown(text: "\($0.label):\($0.text)", who: []) }
    var seen: Set<String> = []
    return (gates + lines).filter { seen.insert($0.text).inserted }
  }
}
