package import Domain

/// The band from gate verdicts (<doc:BandsAndTiers>): a fail is C; a missing fact B2; only open rulings B1; else A.
/// An absent rule is the same for every firm and does not change a band.
package struct BandTally: Sendable {
  private var failed = false
  private var missing = false
  private var pending = false

  /// A tally without verdicts: band A.
  package init() {}

  /// Adds what one gate says.
  package mutating func add(_ verdict: GateVerdict) {
    switch (verdict.verdict, verdict.origin) {
    case (.fail, _): failed = true
    case (.unknown, .missingFact): missing = true
    case (.unknown, .pendingRuling): pending = true
    default: break
    }
  }

  /// A, B1, B2 or C.
  package var band: Band { failed ? .c : (missing ? .b2 : (pending ? .b1 : .a)) }

  /// The band of a set of verdicts.
  package static func band(of verdicts: some Sequence<GateVerdict>) -> Band {
    var tally = BandTally()
    for verdict in verdicts { tally.add(verdict) }
    return tally.band
  }
}
