package import Domain

/// Reference tables, the same for every organisation.
package struct ReferenceInput: Sendable, Hashable {
  /// Version of the tables.
  package var version: String
  /// All levels of GB/T 4754-2017.
  package var industries: [IndustryRow]
  /// Links of all chains.
  package var links: [LinkInput]
  /// Road distances; read in both directions.
  package var roads: [RoadDistance]
  /// Goods class by code; the longest prefix holds.
  package var goods: [GoodsRow]
  /// Goods class by product word, before codes; the longest word holds.
  package var goodsWords: [GoodsWord]
  /// Trades by environmental burden, those of the rule pack; a trade that none covers is other.
  package var trades: [TradeClass]
  /// Phrases of 经营范围 that say nothing (技术开发、货物进出口 …).
  package var stockPhrases: [String]
  /// Words after which a phrase means trade, not manufacture (销售, 批发 …).
  package var tradeMarkers: [String]
  /// Words that make a phrase manufacture even beside a trade marker (制造, 生产, 加工 …).
  package var makingMarkers: [String]
  /// Words of two characters that any trade uses of its goods (功能, 生态 …) and that therefore tell none.
  package var vagueWords: [String]
  /// Words of a stated preference that include the county (陕西, 西部 …).
  package var favouredRegions: [String]
  /// Names of the division codes, for sentences.
  package var placeNames: [PlaceName]

  /// A record as it is given; what is left out is unknown.
  package init(
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

/// A row of GB/T 4754-2017.
package struct IndustryRow: Sendable, Hashable {
  package var code: IndustryCode
  /// The code above it; `nil` for a section.
  package var parent: IndustryCode?
  package var name: String
  /// A class too broad for its code to prove much; names beginning with 其他 are broad anyway.
  package var isBroad: Bool

  /// A record as it is given; what is left out is unknown.
  package init(
    code: IndustryCode, parent: IndustryCode? = nil, name: String, isBroad: Bool = false
  ) {
    self.code = code
    self.parent = parent
    self.name = name
    self.isBroad = isBroad
  }
}

/// A link (环节) of a chain.
package struct LinkInput: Sendable, Hashable {
  /// `S08`.
  package var id: String
  /// Name of the chain.
  package var chain: String
  /// Name of the link.
  package var name: String
  /// Words that name its products.
  package var productWords: [String]
  /// Words that name its technology or equipment.
  package var technologyWords: [String]
  package var classes: [LinkClass]
  /// Ids of its downstream links; upstream is the reverse.
  package var feeds: [String]
  /// Its state in the county.
  package var status: LinkStatus
  /// How near its goods are to be had; `nil` is not known.
  package var supply: LinkSupply?
  /// Flag L: ask first.
  package var isLimited: Bool
  /// Flag W: treated as 受限 until a ruling.
  package var isRestricted: Bool
  /// Where the status comes from.
  package var source: String
  /// The day of the status.
  package var asOf: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  package init(
    id: String, chain: String, name: String, productWords: [String] = [], technologyWords: [String] = [],
    classes: [LinkClass] = [], feeds: [String] = [], status: LinkStatus = .toVerify, supply: LinkSupply? = nil,
    isLimited: Bool = false, isRestricted: Bool = false, source: String = "", asOf: CalendarDate? = nil
  ) {
    self.id = id
    self.chain = chain
    self.name = name
    self.productWords = productWords
    self.technologyWords = technologyWords
    self.classes = classes
    self.feeds = feeds
    self.status = status
    self.supply = supply
    self.isLimited = isLimited
    self.isRestricted = isRestricted
    self.source = source
    self.asOf = asOf
  }
}

/// A class of a chain link.
package struct LinkClass: Sendable, Hashable {
  package var code: IndustryCode
  /// Marked `~`: equality of the code alone proves little.
  package var isBroad: Bool

  /// A record as it is given; what is left out is unknown.
  package init(
    code: IndustryCode, isBroad: Bool = false
  ) {
    self.code = code
    self.isBroad = isBroad
  }
}

/// A road distance of the reference.
package struct RoadDistance: Sendable, Hashable {
  /// Division code.
  package var from: String
  /// Division code.
  package var to: String
  /// Whole km.
  package var km: Int64
  /// Computed from coordinates, not measured.
  package var isEstimate: Bool

  /// A record as it is given; what is left out is unknown.
  package init(
    from: String, to: String, km: Int64, isEstimate: Bool = true
  ) {
    self.from = from
    self.to = to
    self.km = km
    self.isEstimate = isEstimate
  }
}

/// How far goods of an industry travel.
package struct GoodsRow: Sendable, Hashable {
  /// Any level; the longest prefix holds.
  package var code: IndustryCode
  /// Heavy or cheap, medium, light or dear.
  package var goods: GoodsClass

  /// A record as it is given; what is left out is unknown.
  package init(
    code: IndustryCode, goods: GoodsClass
  ) {
    self.code = code
    self.goods = goods
  }
}

/// How far goods of a product word travel.
package struct GoodsWord: Sendable, Hashable {
  package var word: String
  /// Heavy or cheap, medium, light or dear.
  package var goods: GoodsClass

  /// A record as it is given; what is left out is unknown.
  package init(
    word: String, goods: GoodsClass
  ) {
    self.word = word
    self.goods = goods
  }
}

/// The name of a division code.
package struct PlaceName: Sendable, Hashable {
  /// Six-digit division code.
  package var place: String
  package var name: String

  /// A record as it is given; what is left out is unknown.
  package init(
    place: String, name: String
  ) {
    self.place = place
    self.name = name
  }
}
