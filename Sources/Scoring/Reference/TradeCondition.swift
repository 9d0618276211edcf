import Domain

/// A weight of a trade, and the words it asks for; no words is unconditional.
struct TradeCondition: Sendable {
  var weight: TradeWeight
  var words: WordSet
  var isUnconditional: Bool
}
