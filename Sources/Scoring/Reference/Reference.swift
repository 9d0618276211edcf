import Domain

/// The reference tables prepared for scoring: look-ups instead of lists.
final class Reference: Sendable {
  let industries: IndustryTree
  let links: [ChainLink]
  let linkIndex: [String: Int]
  let words: WordIndex
  let vocabulary: Vocabulary
  let scope: ScopeReader
  let roads: RoadTable
  let places: [String: String]
  let favouredRegions: [String]
  private let goods: [IndustryCode: GoodsClass]
  private let trades: [IndustryCode: TradeWeight]

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
    vocabulary = Vocabulary(input)
    scope = ScopeReader(input)
    roads = RoadTable(input.roads)
    places = Dictionary(input.placeNames.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    favouredRegions = input.favouredRegions
    goods = Dictionary(input.goods.map { ($0.code, $0.goods) }, uniquingKeysWith: { first, _ in first })
    trades = Dictionary(input.trades.map { ($0.code, $0.weight) }, uniquingKeysWith: { first, _ in first })
  }

  /// The goods class of a code; the longest prefix holds, `nil` when none is listed.
  func goods(of code: IndustryCode) -> GoodsClass? { longest(code, in: goods) }

  /// The environmental weight of a code; what is not listed is other.
  func trade(of code: IndustryCode) -> TradeWeight { longest(code, in: trades) ?? .other }

  /// The short name of a division code, or the code.
  func placeName(_ place: String) -> String { places[place] ?? place }

  private func longest<Value>(_ code: IndustryCode, in table: [IndustryCode: Value]) -> Value? {
    if let exact = table[code] { return exact }
    if let group = code.group, let value = table[group] { return value }
    if let division = code.division { return table[division] }
    return nil
  }
}
