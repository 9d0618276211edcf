import Domain
import Scoring

/// A criterion or gate of a pair that is open because a fact is missing.
struct OpenTopic: Sendable, Hashable {
  /// `criterion.capability` or `gate.energy`.
  let key: String
  /// The words on screen.
  let label: String
  /// How far the answer can move the total, hundredths of a point; for a gate all of it, since a veto takes the pair off
  /// the list.
  let swing: Int64
  /// Whether the answer may be a veto.
  let mayVeto: Bool
  /// What the explanation says.
  let text: String
  /// Who answers, where the explanation says.
  let who: [String]
  /// The facts the explanation rests on, by field.
  let facts: Set<String>

  /// The open topics of a pair, in the order of its explanation.
  static func of(_ match: Match, _ fusion: Fusion) -> [OpenTopic] {
    match.sides.flatMap { side in
      side.contributions.filter { $0.applicable && !$0.known }.map { line in
        OpenTopic(
          key: "criterion." + line.criterion, label: line.label, swing: match.swing(of: line, on: side, fusion),
          mayVeto: false,
          text: line.text, who: [], facts: Set(line.facts.map(\.field)))
      }
    }
      + match.gates.filter { $0.verdict == .unknown && $0.origin == .missingFact }.map { gate in
        OpenTopic(
          key: "gate." + gate.rule.key, label: gate.rule.label, swing: match.score.tenths * 10, mayVeto: true,
          text: gate.text, who: gate.whoAnswers, facts: Set(gate.facts.map(\.field)))
      }
  }
}
