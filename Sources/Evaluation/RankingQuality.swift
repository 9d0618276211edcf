/// The quality of several rankings, one a need, as means over those for which something is relevant.
public struct RankingQuality: Sendable, Hashable {
  /// How many rankings there were.
  public let rankings: Int
  /// How many of them had anything relevant; the means are over these.
  public let judged: Int
  /// The depth of nDCG and recall.
  public let depth: Int
  /// The gain of nDCG.
  public let gain: Gain
  /// nDCG at `depth`, or `nil` when no ranking was judged.
  public let normalizedGain: Double?
  /// MAP.
  public let meanAveragePrecision: Double?
  /// Recall at `depth`.
  public let recall: Double?
  /// MRR.
  public let meanReciprocalRank: Double?

  /// Measures rankings down to a depth.
  public init(_ rankings: [RankedGrades], depth: Int, gain: Gain) {
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
