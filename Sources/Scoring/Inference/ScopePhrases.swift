/// Takes from a 经营范围 the phrases that say what a firm makes or does.
struct ScopePhrases: Sendable {
  private let stock: Set<String>
  private let trade: [String]
  private let making: [String]

  init(_ fillers: [FillerWord]) {
    stock = Set(fillers.lazy.filter { $0.kind == .stock }.map(\.text))
    trade = fillers.lazy.filter { $0.kind == .trade }.map(\.text)
    making = fillers.lazy.filter { $0.kind == .making }.map(\.text)
  }

  /// The phrases between separators without those everybody has and without bare trade: 玩具销售 says that toys are sold;
  /// 玩具生产、销售 still says that they are made, for 玩具生产 is a phrase of its own.
  func phrases(of scope: String) -> [Substring] {
    TextScalars.phrases(of: scope).filter { phrase in
      if stock.contains(String(phrase)) { return false }
      guard trade.contains(where: phrase.hasSuffix) else { return true }
      return making.contains { phrase.contains($0) }
    }
  }
}
