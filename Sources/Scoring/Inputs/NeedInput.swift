public import Domain

/// What the park wants to land (招商项目需求).
public struct NeedInput: Sendable, Hashable {
  /// The organisation's number of the need.
  public var id: Int64
  /// Short code people use, `SQ-01`.
  public var code: String
  /// Title.
  public var title: String
  /// Description; the text criterion reads title and text.
  public var text: String
  /// Park.
  public var park: Int64
  /// Zone of the park.
  public var zone: Int64?
  /// Building, when the site is one.
  public var building: Int64?
  /// Floor of the building offered.
  public var floor: Int64?
  /// 供地, 厂房, 社区工厂, 文旅 or 农业基地.
  public var landingMode: LandingMode
  /// Wanted industry codes; empty takes the classes of the target links.
  public var targetClasses: [IndustryCode]
  /// Ids of the wanted chain links.
  public var targetLinks: [String]
  /// Amounts offered; a resource left out falls back to the ledger.
  public var offers: [SiteOffer]
  /// Lines of the need itself; they override the zone's and the park's.
  public var thresholds: [Threshold]
  /// Jobs it should bring, by skill.
  public var skills: [SkillDemand]
  /// What the county offers.
  public var lawfulOffers: [LawfulOffer]
  /// First day of the window.
  public var windowFrom: CalendarDate?
  /// Last day of the window.
  public var windowTo: CalendarDate?
  /// The day the site is ready.
  public var readyDate: CalendarDate?
  /// Facts of the site's lawfulness.
  public var siteLawful: SiteLawfulFacts
  /// Number of the source row, 0 when there is none.
  public var source: Int64
  /// The day the need was last confirmed.
  public var asOf: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  public init(
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
