/// How the two sides and warmth become one total.
package struct Fusion: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// 1 ÷ (a/V + (1−a)/U); 0 when a side is 0.
    case harmonic
    /// aV + (1−a)U.
    case weightedMean = "weighted_mean"
    case minimum
  }

  package var kind: Kind
  /// a: the county's gain's share, 10,000 = 1.
  package var gainShare: Int64
  /// τ: warmth's share of the total, 10,000 = 1.
  package var warmthShare: Int64

  package init(kind: Kind, gainShare: Int64, warmthShare: Int64) {
    self.kind = kind
    self.gainShare = gainShare
    self.warmthShare = warmthShare
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case gainShare = "gain_share"
    case warmthShare = "warmth_share"
  }

  /// The total of two sides and warmth, all 0…10,000: one whole formula, rounded once, half up.
  package func total(gain: Int64, reason: Int64, warmth: Int64) -> Int64 {
    let one = Fixed.one
    let (a, t, v, u, w) = (gainShare, warmthShare, gain, reason, warmth)
    // M = numerator ÷ denominator; every factor is at most 10⁴, so nothing here exceeds 2 · 10¹⁶.
    var numerator: Int64
    var denominator: Int64
    switch kind {
    case .harmonic:
      numerator = v * u * one
      denominator = a * u + (one - a) * v
      if v == 0 || u == 0 { (numerator, denominator) = (0, 1) }
    case .weightedMean:
      numerator = a * v + (one - a) * u
      denominator = one
    case .minimum:
      numerator = min(v, u)
      denominator = 1
    }
    return Fixed.roundedHalfUp((one - t) * numerator + t * w * denominator, over: one * denominator)
  }
}
