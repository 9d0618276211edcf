/// Reads a registered 经营范围 for what a firm makes: stock phrases and trade are left out (<doc:CountysGain>).
struct ScopeReader: Sendable {
  private let stock: WordSet
  private let trade: WordSet
  private let making: WordSet

  init(_ reference: ReferenceInput) {
    stock = WordSet(reference.stockPhrases.map(Letters.of))
    trade = WordSet(reference.tradeMarkers.map(Letters.of))
    making = WordSet(reference.makingMarkers.map(Letters.of))
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
      let makes = making.occurs(in: phrase)
      if makes { tradeRuns = false }
      if !makes, trade.longest(in: phrase, at: 0) != nil { tradeRuns = true }
      let trades = !makes && (tradeRuns || trade.occurs(in: phrase))
      if !trades, !stock.occurs(in: phrase) { kept.append(phrase) }
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
