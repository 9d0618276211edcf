import Domain

/// The trades by environmental burden, prepared for look-up: the one table of criteria and gates.
struct TradeTable: Sendable {
  private struct Trade: Sendable {
    let row: TradeClass
    let words: WordSet
  }

  /// Heavy ones first.
  private let trades: [Trade]
  private var known: [IndustryCode: [Int]] = [:]

  /// - Parameter codes: the codes to look up beforehand.
  init(_ rows: [TradeClass], _ codes: [IndustryCode]) {
    trades = (rows.filter { $0.weight == .heavy } + rows.filter { $0.weight != .heavy }).map {
      Trade(row: $0, words: WordSet($0.words.map(Letters.of)))
    }
    for code in codes { known[code] = covering(code) }
  }

  /// The weight of a code: of the heaviest trade that covers it and, where the trade asks for words, finds one in `words`;
  /// what none covers is other.
  func weight(of code: IndustryCode, words: [[UInt32]]) -> TradeWeight {
    for number in known[code] ?? covering(code) {
      let trade = trades[number]
      if trade.row.words.isEmpty || words.contains(where: trade.words.occurs(in:)) { return trade.row.weight }
    }
    return .other
  }

  private func covering(_ code: IndustryCode) -> [Int] { trades.indices.filter { trades[$0].row.covers(code) } }
}
