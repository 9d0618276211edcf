/// Whom to call first: the best pairs of firms and needs, no firm too often and no person beyond what they can bear.
package struct CallList: Sendable, Hashable {
  /// A pair that could be called about.
  package struct Candidate: Sendable, Hashable {
    package let firm: Int64
    package let need: Int64
    /// The total of the pair, larger is better.
    package let score: Int64
    /// People who lead into the firm, the best first.
    package let people: [Int64]

    /// A pair that could be called about.
    package init(firm: Int64, need: Int64, score: Int64, people: [Int64]) {
      self.firm = firm
      self.need = need
      self.score = score
      self.people = people
    }
  }

  /// A pair that is called about, with the person to call; `nil` where nobody is known.
  package struct Call: Sendable, Hashable {
    package let candidate: Candidate
    /// The person to call.
    package let person: Int64?
  }

  /// The calls, the best first.
  package let calls: [Call]
  /// Pairs left out because everybody who leads into the firm was called often enough.
  package let spared: Int
  /// Pairs that would have come next.
  package let left: Int

  /// Chooses at most `length` calls by score, then firm, then need.
  ///
  /// - Parameters:
  ///   - rowsPerFirm: how often a firm may stand on the list.
  ///   - budget: how often a person may be called, calls made before and those of this list together.
  ///   - touches: how often people were called before.
  package init(
    _ candidates: [Candidate], length: Int, rowsPerFirm: Int, budget: Int, touches: [Int64: Int] = [:]
  ) {
    var touches = touches
    var rows: [Int64: Int] = [:]
    var calls: [Call] = []
    var (spared, left) = (0, 0)
    let ordered = candidates.sorted { ($1.score, $0.firm, $0.need) < ($0.score, $1.firm, $1.need) }
    for candidate in ordered where rows[candidate.firm, default: 0] < rowsPerFirm {
      let person = candidate.people.first { touches[$0, default: 0] < budget }
      if person == nil, !candidate.people.isEmpty {
        spared += 1
        continue
      }
      rows[candidate.firm, default: 0] += 1
      guard calls.count < length else {
        left += 1
        continue
      }
      if let person { touches[person, default: 0] += 1 }
      calls.append(Call(candidate: candidate, person: person))
    }
    self.calls = calls
    self.spared = spared
    self.left = left
  }
}
