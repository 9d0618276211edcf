internal import Domain

extension RulePack {
  /// The trades that no further word decides, a row a code: what `environmental_headroom` reads.
  public var tradeRows: [TradeRow] {
    trades.filter(\.words.isEmpty).flatMap { trade in trade.codes.map { TradeRow(code: $0, weight: trade.weight) } }
  }
}
