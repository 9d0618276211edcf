public import Domain

/// A title (资质、称号) a firm holds.
public struct HeldTitle: Sendable, Hashable {
  /// Which title.
  public var kind: FirmTitle
  /// The last day it counts; `nil` for a title without an expiry.
  public var expires: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  public init(
    kind: FirmTitle, expires: CalendarDate? = nil
  ) {
    self.kind = kind
    self.expires = expires
  }
}

/// A place with its share of a firm's sales or purchases.
public struct PlaceShare: Sendable, Hashable {
  /// Six-digit division code.
  public var place: String
  /// Percent of the whole.
  public var share: Quantity?

  /// A record as it is given; what is left out is unknown.
  public init(
    place: String, share: Quantity? = nil
  ) {
    self.place = place
    self.share = share
  }
}

/// Workers of one skill that a plan asks for.
public struct SkillDemand: Sendable, Hashable {
  /// Skill code, as the park counts its labour.
  public var skill: String
  /// Persons.
  public var count: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    skill: String, count: Int64
  ) {
    self.skill = skill
    self.count = count
  }
}

/// Workers of one skill to be had in the county.
public struct SkillSupply: Sendable, Hashable {
  /// Skill code.
  public var skill: String
  /// Persons.
  public var available: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    skill: String, available: Int64
  ) {
    self.skill = skill
    self.available = available
  }
}

/// An industry code inferred from text, never a declared one.
public struct InferredCode: Sendable, Hashable {
  /// The inferred code.
  public var code: IndustryCode
  /// 0…10,000.
  public var confidence: Int

  /// A record as it is given; what is left out is unknown.
  public init(
    code: IndustryCode, confidence: Int
  ) {
    self.code = code
    self.confidence = confidence
  }
}

/// A person of the school in a firm; no name, no phone.
public struct AlumniTie: Sendable, Hashable {
  /// The organisation's number of the person.
  public var person: Int64
  /// What the person is in the firm.
  public var role: RoleLevel?
  /// Six-digit division code of the home town (籍贯).
  public var homePlace: String?
  /// The day the role was true; ageing counts from here.
  public var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    person: Int64, role: RoleLevel? = nil, homePlace: String? = nil, asOf: CalendarDate, source: Int64 = 0
  ) {
    self.person = person
    self.role = role
    self.homePlace = homePlace
    self.asOf = asOf
    self.source = source
  }
}

/// One contact event between the branch or the county and a firm.
public struct Engagement: Sendable, Hashable {
  /// What happened.
  public var kind: EngagementKind
  /// When.
  public var date: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
    kind: EngagementKind, date: CalendarDate, source: Int64 = 0
  ) {
    self.kind = kind
    self.date = date
    self.source = source
  }
}
