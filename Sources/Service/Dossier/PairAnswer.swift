import Domain
import FoundationEssentials
import Scoring

/// What of an explained pair is kept with a print: its row, its gates and its criteria, in codes and numbers.
struct PairAnswer: Codable, Hashable {
  var row: RunAnswer.Row
  var tier: String
  /// The verdict of each gate, by its name.
  var gates: [String: String]
  /// What each criterion that applies contributes, by its name.
  var criteria: [String: String]

  init(_ match: Match, need: Int64) {
    row = RunAnswer.Row(match, need: need)
    // Where it stands among others is no word on the pair.
    row.rank = nil
    row.list = ""
    tier = match.tier
    gates = Dictionary(match.gates.map { ($0.rule.key, $0.verdict.label) }, uniquingKeysWith: { first, _ in first })
    criteria = Dictionary(
      match.sides.flatMap(\.contributions).filter(\.applicable).map { ($0.criterion, $0.contribution.text) },
      uniquingKeysWith: { first, _ in first })
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  init(json: String) throws { self = try JSONDecoder().decode(PairAnswer.self, from: Data(json.utf8)) }

  /// The gates and criteria of which a match says otherwise, in the order of its explanation.
  func moved(to match: Match) -> [MovedLine] {
    let gates = match.gates.compactMap { gate -> MovedLine? in
      let (before, after) = (self.gates[gate.rule.key], gate.verdict.label)
      return before == after ? nil : MovedLine(key: gate.rule.key, label: gate.rule.label, before: before, after: after)
    }
    let criteria = match.sides.flatMap(\.contributions).compactMap { line -> MovedLine? in
      let (before, after) = (self.criteria[line.criterion], line.applicable ? line.contribution.text : nil)
      return before == after ? nil : MovedLine(key: line.criterion, label: line.label, before: before, after: after)
    }
    return gates + criteria
  }
}
