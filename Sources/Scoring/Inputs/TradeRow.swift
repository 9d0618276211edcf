public import Domain

/// How an industry weighs on the environment: a hint, never a veto.
public struct TradeRow: Sendable, Hashable {
  /// Any level; the longest prefix holds.
  public var code: IndustryCode
  /// Heavy or medium; what is not listed is other.
  public var weight: TradeWeight
  /// When given, the row holds only where products, processes or plan text hold one of them.
  public var words: [String]

  /// A record as it is given; what is left out is unknown.
  public init(
    code: IndustryCode, weight: TradeWeight, words: [String] = []
  ) {
    self.code = code
    self.weight = weight
    self.words = words
  }
}
