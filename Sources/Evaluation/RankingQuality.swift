/// The quality of several rankings, one a need, as means over those for which something is relevant.
package struct RankingQuality: Sendable, Hashable {
  /// How many rankings there were.
  package let rankings: Int
  /// How many of them had anything relevant; the means are over these.
  package let judged: Int
  /// The depth of nDCG and recall.
  package let depth: Int
  /// The gain of nDCG.
  package let gain: Gain
  /// nDCG at `depth`, or `nil` when no ranking was judged.
  package let normalizedGain: Double?
  package let meanAveragePrecision: Double?
  /// Recall at `depth`.
  package let recall: Double?
  package let meanReciprocalRank: Double?

  /// Measures rankings down to a depth.
  package init(_ rankings: [RankedGrades], depth: Int, gain: Gain) {
    self.rankings = rankings.count
    judged = rankings.count { !$0.judged.isEmpty }
    self.depth = depth
    self.gain = gain
    normalizedGain = RankingQuality.mean(rankings.compactMap { $0.normalizedGain(at: depth, gain) })
    meanAveragePrecision = RankingQuality.mean(rankings.compactMap(\.averagePrecision))
    recall = RankingQuality.mean(rankings.compactMap { $0.recall(at: depth) })
    meanReciprocalRank = RankingQuality.mean(rankings.compactMap(\.reciprocalRank))
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
