public import Domain

/// A link (环节) of a chain.
public struct LinkInput: Sendable, Hashable {
  /// `S08`.
  public var id: String
  /// Name of the chain.
  public var chain: String
  /// Name of the link.
  public var name: String
  /// Words that name its products.
  public var productWords: [String]
  /// Words that name its technology or equipment.
  public var technologyWords: [String]
  /// Its classes.
  public var classes: [LinkClass]
  /// Ids of its downstream links; upstream is the reverse.
  public var feeds: [String]
  /// Its state in the county.
  public var status: LinkStatus
  /// How near its goods are to be had; `nil` is not known.
  public var supply: LinkSupply?
  /// Flag L: ask first.
  public var isLimited: Bool
  /// Flag W: treated as 受限 until a ruling.
  public var isRestricted: Bool
  /// Where the status comes from.
  public var source: String
  /// The day of the status.
  public var asOf: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  public init(
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
