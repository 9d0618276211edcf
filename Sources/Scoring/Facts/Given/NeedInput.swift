package import Domain

/// What the park wants to land (招商项目需求).
package struct NeedInput: Sendable, Hashable {
  /// The organisation's number of the need.
  package var id: Int64
  /// Short code people use, `SQ-01`.
  package var code: String
  package var title: String
  /// Description; the text criterion reads title and text.
  package var text: String
  package var park: Int64
  /// Zone of the park.
  package var zone: Int64?
  /// Building, when the site is one.
  package var building: Int64?
  /// Floor of the building offered.
  package var floor: Int64?
  /// 供地, 厂房, 社区工厂, 文旅 or 农业基地.
  package var landingMode: LandingMode
  /// Wanted industry codes; empty takes the classes of the target links.
  package var targetClasses: [IndustryCode]
  /// Ids of the wanted chain links.
  package var targetLinks: [String]
  /// Amounts offered; a resource left out falls back to the ledger.
  package var offers: [SiteOffer]
  /// Lines of the need itself; they override the zone's and the park's.
  package var thresholds: [Threshold]
  /// Jobs it should bring, by skill.
  package var skills: [SkillDemand]
  /// What the county offers.
  package var lawfulOffers: [LawfulOffer]
  /// First day of the window.
  package var windowFrom: CalendarDate?
  /// Last day of the window.
  package var windowTo: CalendarDate?
  /// The day the site is ready.
  package var readyDate: CalendarDate?
  /// Facts of the site's lawfulness.
  package var siteLawful: SiteLawfulFacts
  /// Number of the source row, 0 when there is none.
  package var source: Int64
  /// The day the need was last confirmed.
  package var asOf: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  package init(
    id: Int64, code: String, title: String, text: String = "", park: Int64, zone: Int64? = nil,
    building: Int64? = nil, floor: Int64? = nil, landingMode: LandingMode, targetClasses: [IndustryCode] = [],
    targetLinks: [String] = [], offers: [SiteOffer] = [], thresholds: [Threshold] = [],
    skills: [SkillDemand] = [], lawfulOffers: [LawfulOffer] = [], windowFrom: CalendarDate? = nil,
    windowTo: CalendarDate? = nil, readyDate: CalendarDate? = nil,
    siteLawful: SiteLawfulFacts = SiteLawfulFacts(), source: Int64 = 0, asOf: CalendarDate? = nil
  ) {
    self.id = id
    self.code = code
    self.title = title
    self.text = text
    self.park = park
    self.zone = zone
    self.building = building
    self.floor = floor
    self.landingMode = landingMode
    self.targetClasses = targetClasses
    self.targetLinks = targetLinks
    self.offers = offers
    self.thresholds = thresholds
    self.skills = skills
    self.lawfulOffers = lawfulOffers
    self.windowFrom = windowFrom
    self.windowTo = windowTo
    self.readyDate = readyDate
    self.siteLawful = siteLawful
    self.source = source
    self.asOf = asOf
  }
}

/// An amount a need offers of one resource.
package struct SiteOffer: Sendable, Hashable {
  /// Which resource; the unit is the resource's.
  package var resource: Resource
  package var quantity: Quantity
  /// Whether a part can be taken; a whole plant or plot cannot be split.
  package var splittable: Bool

  /// A record as it is given; what is left out is unknown.
  package init(
    resource: Resource, quantity: Quantity, splittable: Bool = true
  ) {
    self.resource = resource
    self.quantity = quantity
    self.splittable = splittable
  }
}

/// Something the county offers with a need.
package struct LawfulOffer: Sendable, Hashable {
  /// Code of the offer, the same words as a plan's asks.
  package var code: String
  /// Its legal basis; `nil` when there is none, and then it must not be promised.
  package var basis: String?

  /// A record as it is given; what is left out is unknown.
  package init(
    code: String, basis: String? = nil
  ) {
    self.code = code
    self.basis = basis
  }
}

/// A line of the need, zone or park for yield a 亩.
package struct Threshold: Sendable, Hashable {
  package var kind: ThresholdKind
  /// 元 per 亩 (and year, for tax).
  package var line: Money
  /// Whether the park's own paper makes it decide.
  package var mode: ThresholdMode
  /// The paper it stands in.
  package var paper: String
  package var date: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  package init(
    kind: ThresholdKind, line: Money, mode: ThresholdMode, paper: String = "", date: CalendarDate? = nil
  ) {
    self.kind = kind
    self.line = line
    self.mode = mode
    self.paper = paper
    self.date = date
  }
}

/// Facts of a need's site that decide `site_lawful`; `nil` is unknown.
package struct SiteLawfulFacts: Sendable, Hashable {
  /// Inside 城镇开发边界.
  package var insideUrbanBoundary: Bool?
  /// Off 永久基本农田.
  package var offPermanentFarmland: Bool?
  /// Off 生态保护红线.
  package var offEcologicalRedLine: Bool?
  /// 规划环评 reviewed.
  package var planningReviewed: Bool?
  /// Plot cleared or the building's title clear.
  package var titleClear: Bool?
  /// The day the facts were looked up.
  package var asOf: CalendarDate?
  /// Number of the source row, 0 when there is none.
  package var source: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    insideUrbanBoundary: Bool? = nil, offPermanentFarmland: Bool? = nil, offEcologicalRedLine: Bool? = nil,
    planningReviewed: Bool? = nil, titleClear: Bool? = nil, asOf: CalendarDate? = nil, source: Int64 = 0
  ) {
    self.insideUrbanBoundary = insideUrbanBoundary
    self.offPermanentFarmland = offPermanentFarmland
    self.offEcologicalRedLine = offEcologicalRedLine
    self.planningReviewed = planningReviewed
    self.titleClear = titleClear
    self.asOf = asOf
    self.source = source
  }
}
