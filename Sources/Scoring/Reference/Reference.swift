import Domain

/// The reference tables prepared for scoring: look-ups instead of lists.
final class Reference: Sendable {
  let industries: IndustryTree
  let links: [ChainLink]
  let linkIndex: [String: Int]
  let words: WordIndex
  let lexicon: Lexicon
  let scope: ScopeReader
  let roads: RoadTable
  let places: [String: String]
  let favouredRegions: WordSet
  private let goods: PrefixTable<GoodsClass>
  private let goodsWords: WordSet
  private let goodsOfWord: [GoodsClass]
  private let trades: TradeTable

  init(_ input: ReferenceInput) {
    let tree = IndustryTree(input)
    industries = tree
    var links = input.links.map { link in
      ChainLink(
        input: link,
        classes: link.classes.map { mark in
          var place = tree.place(of: mark.code)
          place.isBroadClass = mark.isBroad
          return place
        })
    }
    let index = Dictionary(links.enumerated().map { ($1.input.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (from, link) in input.links.enumerated() {
      for target in link.feeds {
        guard let to = index[target] else { continue }
        links[from].downstream.append(to)
        links[to].upstream.append(from)
      }
    }
    self.links = links
    linkIndex = index
    words = WordIndex(input.links)
    lexicon = Lexicon(input)
    scope = ScopeReader(input)
    roads = RoadTable(input.roads)
    places = Dictionary(input.placeNames.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    favouredRegions = WordSet(input.favouredRegions.map(Letters.of))
    let codes = input.industries.map(\.code)
    goods = PrefixTable(
      Dictionary(input.goods.map { ($0.code, $0.goods) }, uniquingKeysWith: { first, _ in first }), codes)
    let byWord = Dictionary(
      input.goodsWords.map { (Letters.of($0.word), $0.goods) }, uniquingKeysWith: { first, _ in first })
    let goodsWords = WordSet(Array(byWord.keys))
    self.goodsWords = goodsWords
    goodsOfWord = goodsWords.words.map { byWord[$0] ?? .medium }
    trades = TradeTable(input.trades, codes)
  }

  /// The goods class of products and a code: the longest product word, else the longest prefix of the code; `nil` when
  /// neither is listed.
  func goods(of code: IndustryCode?, products: [[UInt32]]) -> GoodsClass? {
    var best: (length: Int, goods: GoodsClass)?
    for product in products {
      for position in product.indices {
        guard let word = goodsWords.longest(in: product, at: position) else { continue }
        let length = goodsWords.words[word].count
        if length > best?.length ?? 0 { best = (length, goodsOfWord[word]) }
      }
    }
    if let best { return best.goods }
    return code.flatMap { goods[$0] }
  }

  /// The environmental weight of a code beside the words that a trade may ask for.
  func trade(of code: IndustryCode, words: [[UInt32]]) -> TradeWeight { trades.weight(of: code, words: words) }

  /// A word of the chains as it is written.
  func word(_ hit: FirmText.Hit) -> String { words.text(Int(hit.word)) }

  /// The short name of the city a county lies in, or 本市.
  func cityName(of county: String) -> String { places[county.prefix(4) + "00"] ?? "本市" }

  /// The short name of a division code, or the code.
  func placeName(_ place: String) -> String { places[place] ?? place }
}
