import Domain
import Scoring
import Service

/// The gates that most rows of a list leave open, said once, so that each row tells only how it differs.
struct OpenGates: Sendable {
  private let usual: Set<String>
  /// `产业准入、主体信用`; `nil` where rows have little in common.
  let words: String?

  /// What most of these rows leave open; nothing of so few that each can tell its own.
  init(_ matches: [Match] = []) {
    var counts: [String: Int] = [:]
    for match in matches { for label in OpenGates.open(match) { counts[label, default: 0] += 1 } }
    let usual = Set(counts.filter { matches.count > 2 && $0.value * 2 > matches.count }.keys)
    self.usual = usual
    let longest = matches.map { OpenGates.open($0).filter(usual.contains) }.max { $0.count < $1.count } ?? []
    let order = longest + usual.subtracting(longest).sorted()
    words = order.isEmpty ? nil : order.joined(separator: "、")
  }

  /// What stands in a row's way beside that, and what of that does not.
  func lines(of match: Match) -> [String] {
    var lines = match.gaps.filter { $0.verdict == .fail }.map { OpenGates.line($0.verdict.label, $0.texts) }
    let rest = OpenGates.open(match).filter { !usual.contains($0) }
    if !rest.isEmpty { lines.append(OpenGates.line((usual.isEmpty ? "" : "另") + Verdict.unknown.label, rest)) }
    for (verdict, word) in [(Verdict.pass, "已"), (.notApplicable, "")] {
      let other = match.gates.filter { $0.verdict == verdict && usual.contains($0.rule.label) }.map(\.rule.label)
      if !other.isEmpty { lines.append(OpenGates.line(word + verdict.label, other)) }
    }
    return lines
  }

  private static func open(_ match: Match) -> [String] {
    match.gaps.filter { $0.verdict == .unknown }.flatMap(\.texts)
  }

  private static func line(_ word: String, _ texts: [String]) -> String {
    "\(word):" + texts.joined(separator: "、")
  }
}
