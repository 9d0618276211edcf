package import Domain

/// Everything the engine is told about one enterprise (<doc:Inputs>). `nil` is unknown; zero and empty are answers.
package struct FirmInput: Sendable, Hashable {
  /// The organisation's number of the enterprise.
  package var id: Int64
  package var name: String
  /// 统一社会信用代码 where known.
  package var creditCode: CreditCode?
  /// Already producing in the county: listed apart as 本地企业.
  package var isLocal: Bool
  /// Division code of the present seat.
  package var place: Dated<String>?
  /// Declared main industry code.
  package var mainCode: Dated<IndustryCode>?
  package var secondaryCodes: Dated<[IndustryCode]>?
  /// Codes inferred from the text, best first.
  package var inferredCodes: [InferredCode]
  /// 主要产品.
  package var products: Dated<[String]>?
  /// 技术、工艺、设备.
  package var technologies: Dated<[String]>?
  /// 经营范围 as registered.
  package var businessScope: Dated<String>?
  /// Titles held; empty means checked and none.
  package var titles: Dated<[HeldTitle]>?
  /// Last year's revenue.
  package var revenue: Dated<Money>?
  /// Last year's tax paid.
  package var taxPaid: Dated<Money>?
  package var netAssets: Dated<Money>?
  /// Mean yearly growth of three years, percent.
  package var growth: Dated<Quantity>?
  /// R&D spending ÷ revenue, percent.
  package var rdShare: Dated<Quantity>?
  package var headcount: Dated<Int64>?
  /// Exports ÷ sales, percent.
  package var exportShare: Dated<Quantity>?
  /// Place code of the port it ships from.
  package var exportPort: Dated<String>?
  package var markets: Dated<[PlaceShare]>?
  /// Places of the main suppliers.
  package var suppliers: Dated<[PlaceShare]>?
  /// Words for its main inputs.
  package var mainInputs: Dated<[String]>?
  /// Words for its main customers or their goods.
  package var customers: Dated<[String]>?
  /// Last day of the present plant's lease.
  package var leaseEnd: Dated<CalendarDate>?
  /// Regions it says it would go to, as written.
  package var preferredRegions: Dated<[String]>?
  /// Regions it says it will not go to; empty means asked and none.
  package var excludedRegions: Dated<[ExcludedRegion]>?
  /// How firmly it says it will expand.
  package var expansionIntent: Dated<ExpansionIntent>?
  /// Monthly wage of an ordinary worker at its present place.
  package var wage: Dated<Money>?
  /// Register look-ups, any order.
  package var standingChecks: [StandingCheck]
  /// Alumni in the firm.
  package var ties: [AlumniTie]
  /// Contact events; none is a known zero.
  package var engagements: [Engagement]

  /// A record as it is given; what is left out is unknown.
  package init(
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
    preferredRegions: Dated<[String]>? = nil, excludedRegions: Dated<[ExcludedRegion]>? = nil,
    expansionIntent: Dated<ExpansionIntent>? = nil,
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
    self.excludedRegions = excludedRegions
    self.expansionIntent = expansionIntent
    self.wage = wage
    self.standingChecks = standingChecks
    self.ties = ties
    self.engagements = engagements
  }
}
