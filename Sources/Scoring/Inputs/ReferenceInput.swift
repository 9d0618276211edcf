/// Reference tables, the same for every organisation.
public struct ReferenceInput: Sendable, Hashable {
  /// Version of the tables.
  public var version: String
  /// All levels of GB/T 4754-2017.
  public var industries: [IndustryRow]
  /// Links of all chains.
  public var links: [LinkInput]
  /// Road distances; read in both directions.
  public var roads: [RoadDistance]
  /// Goods class by code; the longest prefix holds.
  public var goods: [GoodsRow]
  /// Goods class by product word, before codes; the longest word holds.
  public var goodsWords: [GoodsWord]
  /// Trades by environmental burden, those of the rule pack; a trade that none covers is other.
  public var trades: [TradeClass]
  /// Phrases of 经营范围 that say nothing (技术开发、货物进出口 …).
  public var stockPhrases: [String]
  /// Words after which a phrase means trade, not manufacture (销售, 批发 …).
  public var tradeMarkers: [String]
  /// Words that make a phrase manufacture even beside a trade marker (制造, 生产, 加工 …).
  public var makingMarkers: [String]
  /// Words of two characters that any trade uses of its goods (功能, 生态 …) and that therefore tell none.
  public var vagueWords: [String]
  /// Words of a stated preference that include the county (陕西, 西部 …).
  public var favouredRegions: [String]
  /// Names of the division codes, for sentences.
  public var placeNames: [PlaceName]

  /// A record as it is given; what is left out is unknown.
  public init(
    version: String = "", industries: [IndustryRow] = [], links: [LinkInput] = [], roads: [RoadDistance] = [],
    goods: [GoodsRow] = [], goodsWords: [GoodsWord] = [], trades: [TradeClass] = [], stockPhrases: [String] = [],
    tradeMarkers: [String] = [], makingMarkers: [String] = [], vagueWords: [String] = [],
    favouredRegions: [String] = [], placeNames: [PlaceName] = []
  ) {
    self.version = version
    self.industries = industries
    self.links = links
    self.roads = roads
    self.goods = goods
    self.goodsWords = goodsWords
    self.trades = trades
    self.stockPhrases = stockPhrases
    self.tradeMarkers = tradeMarkers
    self.makingMarkers = makingMarkers
    self.vagueWords = vagueWords
    self.favouredRegions = favouredRegions
    self.placeNames = placeNames
  }
}
