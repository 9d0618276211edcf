package import Domain
package import Scoring

extension Match {
  /// The known criteria of gain and reason that count, the strongest first: by value, then by weight.
  package var strongest: [Contribution] {
    counted.filter(\.known).sorted { ($1.value, $1.doubledWeight) < ($0.value, $0.doubledWeight) }
  }

  /// The same, the weakest first: by value, of equal ones the weightier.
  package var weakest: [Contribution] {
    counted.filter(\.known).sorted { ($0.value, $1.doubledWeight) < ($1.value, $0.doubledWeight) }
  }

  /// The criteria of gain and reason that count and of which something is open, the weightiest first.
  package var open: [Contribution] {
    counted.filter { !$0.known }.sorted { $1.doubledWeight < $0.doubledWeight }
  }

  private var counted: [Contribution] {
    sides.filter { $0.side != .warmth }.flatMap(\.contributions).filter { $0.applicable && $0.doubledWeight > 0 }
  }

  /// What stands in the way: the gates that are failed, with the gap, and those that are open.
  package var gaps: [(verdict: Verdict, texts: [String])] {
    let failed = gates.filter { $0.verdict == .fail }.map { $0.rule.label + ($0.gap.map { "(\($0.text))" } ?? "") }
    let open = gates.filter { $0.verdict == .unknown }.map(\.rule.label)
    return [(Verdict.fail, failed), (Verdict.unknown, open)].filter { !$0.1.isEmpty }
  }
}
