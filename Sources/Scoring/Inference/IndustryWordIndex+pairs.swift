internal import Domain

extension IndustryWordIndex {
  /// Each word shares one unit among its pairs; a pair speaks for its divisions as far as it is pure.
  mutating func addPairs(
    _ keys: [WordKey], _ weights: [WordKey: [IndustryCode: Int]], _ settings: InferenceSettings
  ) {
    var shares: [UInt64: [Int: Int]] = [:]
    for key in keys where !key.endsText && key.scalars.count >= 2 {
      let unit = IndustryWordIndex.scale * 100 / wholeRoot(IndustryWordIndex.scale * (key.scalars.count - 1))
      let known = weights[key] ?? [:]
      let total = known.values.reduce(0, +)
      for (a, b) in zip(key.scalars, key.scalars.dropFirst()) {
        for (code, weight) in known {
          shares[IndustryWordIndex.pair(a, b), default: [:]][IndustryWordIndex.number(of: code), default: 0] +=
            unit * weight / total
        }
      }
    }
    for pair in shares.keys.sorted() {
      let divisions = shares[pair] ?? [:]
      let sum = max(1, divisions.values.reduce(0, +))
      let best = divisions.values.max() ?? 0
      let start = Int32(senses.count)
      for (division, share) in divisions.sorted(by: { $0.key < $1.key }) {
        let value = settings[.pairEvidence] * share / sum * best / sum
        guard value > 0, let code = IndustryCode(division < 10 ? "0\(division)" : "\(division)") else { continue }
        senses.append(WordSense(code: place(of: code), division: Int32(division), value: Int32(value)))
      }
      pairs[pair] = start..<Int32(senses.count)
    }
  }
}
