/// Reads a registered 经营范围 for what a firm makes: stock phrases and trade are left out (scoring defaults §3.1).
struct ScopeReader: Sendable {
  private let stock: [[UInt32]]
  private let trade: [[UInt32]]
  private let making: [[UInt32]]

  init(_ reference: ReferenceInput) {
    stock = reference.stockPhrases.map(Letters.of)
    trade = reference.tradeMarkers.map(Letters.of)
    making = reference.makingMarkers.map(Letters.of)
  }

  /// The phrases that say what is made. A phrase that begins with a trade word (销售：玩具、食品) makes the rest of its
  /// sentence trade, until a phrase that says manufacture.
  func phrases(of scope: String) -> [[UInt32]] {
    var kept: [[UInt32]] = []
    var phrase: [UInt32] = []
    var tradeRuns = false
    func close(endsSentence: Bool) {
      defer { if endsSentence { tradeRuns = false } }
      guard !phrase.isEmpty else { return }
      let makes = making.contains { phrase.contains($0) }
      if makes { tradeRuns = false }
      if !makes, trade.contains(where: { phrase.starts(with: $0) }) { tradeRuns = true }
      let trades = !makes && (tradeRuns || trade.contains { phrase.contains($0) })
      if !trades, !stock.contains(where: { phrase.contains($0) }) { kept.append(phrase) }
      phrase = []
    }
    for letter in Letters.of(scope) {
      switch letter {
      case 0x3002, 0xFF1B, 0x3B, 0x0A: close(endsSentence: true)
      case 0x3001, 0xFF0C, 0x2C, 0xFF1A, 0x3A, 0xFF08, 0xFF09, 0x28, 0x29, 0x20, 0x3000: close(endsSentence: false)
      default: phrase.append(letter)
      }
    }
    close(endsSentence: true)
    return kept
  }
}
