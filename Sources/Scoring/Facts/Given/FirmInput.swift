public import Domain

/// Everything the engine is told about one enterprise (<doc:Inputs>). `nil` is unknown; zero and empty are answers.
public struct FirmInput: Sendable, Hashable {
  /// The organisation's number of the enterprise.
  public var id: Int64
  /// Registered name.
  public var name: String
  /// 统一社会信用代码 where known.
  public var creditCode: CreditCode?
  /// Already producing in the county: listed apart as 本地企业.
  public var isLocal: Bool
  /// Division code of the present seat.
  public var place: Dated<String>?
  /// Declared main industry code.
  public var mainCode: Dated<IndustryCode>?
  /// Declared secondary codes.
  public var secondaryCodes: Dated<[IndustryCode]>?
  /// Codes inferred from the text, best first.
  public var inferredCodes: [InferredCode]
  /// 主要产品.
  public var products: Dated<[String]>?
  /// 技术、工艺、设备.
  public var technologies: Dated<[String]>?
  /// 经营范围 as registered.
  public var businessScope: Dated<String>?
  /// Titles held; empty means checked and none.
  public var titles: Dated<[HeldTitle]>?
  /// Last year's revenue.
  public var revenue: Dated<Money>?
  /// Last year's tax paid.
  public var taxPaid: Dated<Money>?
  /// Net assets.
  public var netAssets: Dated<Money>?
  /// Mean yearly growth of three years, percent.
  public var growth: Dated<Quantity>?
  /// R&D spending ÷ revenue, percent.
  public var rdShare: Dated<Quantity>?
  /// Present employees.
  public var headcount: Dated<Int64>?
  /// Exports ÷ sales, percent.
  public var exportShare: Dated<Quantity>?
  /// Place code of the port it ships from.
  public var exportPort: Dated<String>?
  /// Main markets.
  public var markets: Dated<[PlaceShare]>?
  /// Places of the main suppliers.
  public var suppliers: Dated<[PlaceShare]>?
  /// Words for its main inputs.
  public var mainInputs: Dated<[String]>?
  /// Words for its main customers or their goods.
  public var customers: Dated<[String]>?
  /// Last day of the present plant's lease.
  public var leaseEnd: Dated<CalendarDate>?
  /// Regions it says it would go to, as written.
  public var preferredRegions: Dated<[String]>?
  /// How firmly it says it will expand.
  public var expansionIntent: Dated<ExpansionIntent>?
  /// Monthly wage of an ordinary worker at its present place.
  public var wage: Dated<Money>?
  /// Register look-ups, any order.
  public var standingChecks: [StandingCheck]
  /// Alumni in the firm.
  public var ties: [AlumniTie]
  /// Contact events; none is a known zero.
  public var engagements: [Engagement]

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, name: String, creditCode: CreditCode? = nil, isLocal: Bool = false, place: Dated<String>? = nil,
    mainCode: Dated<IndustryCode>? = nil,
    secondaryCodes: Dated<[IndustryCode]>? = nil, inferredCodes: [InferredCode] = [],
    products: Dated<[String]>? = nil, technologies: Dated<[String]>? = nil, businessScope: Dated<String>? = nil,
    titles: Dated<[HeldTitle]>? = nil, revenue: Dated<Money>? = nil, taxPaid: Dated<Money>? = nil,
    netAssets: Dated<Money>? = nil, growth: Dated<Quantity>? = nil,
    rdShare: Dated<Quantity>? = nil, headcount: Dated<Int64>? = nil, exportShare: Dated<Quantity>? = nil,
    exportPort: Dated<String>? = nil, markets: Dated<[PlaceShare]>? = nil,
    suppliers: Dated<[PlaceShare]>? = nil, mainInputs: Dated<[String]>? = nil,
    customers: Dated<[String]>? = nil, leaseEnd: Dated<CalendarDate>? = nil,
    preferredRegions: Dated<[String]>? = nil, expansionIntent: Dated<ExpansionIntent>? = nil,
    wage: Dated<Money>? = nil, standingChecks: [StandingCheck] = [], ties: [AlumniTie] = [],
    engagements: [Engagement] = []
  ) {
    self.id = id
    self.name = name
    self.creditCode = creditCode
    self.isLocal = isLocal
    self.place = place
    self.mainCode = mainCode
    self.secondaryCodes = secondaryCodes
    self.inferredCodes = inferredCodes
    self.products = products
    self.technologies = technologies
    self.businessScope = businessScope
    self.titles = titles
    self.revenue = revenue
    self.taxPaid = taxPaid
    self.netAssets = netAssets
    self.growth = growth
    self.rdShare = rdShare
    self.headcount = headcount
    self.exportShare = exportShare
    self.exportPort = exportPort
    self.markets = markets
    self.suppliers = suppliers
    self.mainInputs = mainInputs
    self.customers = customers
    self.leaseEnd = leaseEnd
    self.preferredRegions = preferredRegions
    self.expansionIntent = expansionIntent
    self.wage = wage
    self.standingChecks = standingChecks
    self.ties = ties
    self.engagements = engagements
  }
}
