public import Domain

/// Facts of a need's site that decide `site_lawful`; `nil` is unknown.
public struct SiteLawfulFacts: Sendable, Hashable {
  /// Inside 城镇开发边界.
  public var insideUrbanBoundary: Bool?
  /// Off 永久基本农田.
  public var offPermanentFarmland: Bool?
  /// Off 生态保护红线.
  public var offEcologicalRedLine: Bool?
  /// 规划环评 reviewed.
  public var planningReviewed: Bool?
  /// Plot cleared or the building's title clear.
  public var titleClear: Bool?
  /// The day the facts were looked up.
  public var asOf: CalendarDate?
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
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
