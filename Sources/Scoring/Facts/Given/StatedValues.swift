package import Domain

/// A title (资质、称号) a firm holds.
package struct HeldTitle: Sendable, Hashable {
  package var kind: FirmTitle
  /// The last day it counts; `nil` for a title without an expiry.
  package var expires: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  package init(
    kind: FirmTitle, expires: CalendarDate? = nil
  ) {
    self.kind = kind
    self.expires = expires
  }
}

/// A place with its share of a firm's sales or purchases.
package struct PlaceShare: Sendable, Hashable {
  /// Six-digit division code.
  package var place: String
  /// Percent of the whole.
  package var share: Quantity?

  /// A record as it is given; what is left out is unknown.
  package init(
    place: String, share: Quantity? = nil
  ) {
    self.place = place
    self.share = share
  }
}

/// Workers of one skill that a plan asks for.
package struct SkillDemand: Sendable, Hashable {
  /// Skill code, as the park counts its labour.
  package var skill: String
  /// Persons.
  package var count: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    skill: String, count: Int64
  ) {
    self.skill = skill
    self.count = count
  }
}

/// Workers of one skill to be had in the county.
package struct SkillSupply: Sendable, Hashable {
  /// Skill code.
  package var skill: String
  /// Persons.
  package var available: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    skill: String, available: Int64
  ) {
    self.skill = skill
    self.available = available
  }
}

/// An industry code inferred from text, never a declared one.
package struct InferredCode: Sendable, Hashable {
  /// The inferred code.
  package var code: IndustryCode
  /// 0…10,000.
  package var confidence: Int

  /// A record as it is given; what is left out is unknown.
  package init(
    code: IndustryCode, confidence: Int
  ) {
    self.code = code
    self.confidence = confidence
  }
}

/// A person of the school in a firm; no name, no phone.
package struct AlumniTie: Sendable, Hashable {
  /// The organisation's number of the person.
  package var person: Int64
  /// What the person is in the firm.
  package var role: RoleLevel?
  /// Six-digit division code of the home town (籍贯).
  package var homePlace: String?
  /// The days on which the person holds it.
  package var held: DaySpan
  /// The days on which the person wishes not to be approached; `nil` when nothing of the kind was said.
  package var refused: DaySpan?
  /// The day the role was true; ageing counts from here.
  package var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  package var source: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    person: Int64, role: RoleLevel? = nil, homePlace: String? = nil, held: DaySpan = DaySpan(),
    refused: DaySpan? = nil, asOf: CalendarDate, source: Int64 = 0
  ) {
    self.person = person
    self.role = role
    self.homePlace = homePlace
    self.held = held
    self.refused = refused
    self.asOf = asOf
    self.source = source
  }

  /// Whether the person leads into the firm on a day.
  package func door(on day: CalendarDate) -> Door { Door(held: held, refused: refused, on: day) }
}

/// A region a firm will not go to.
package struct ExcludedRegion: Sendable, Hashable {
  /// As it is written.
  package var name: String
  /// The division codes it covers, each with all below it: `61`, `6109`, `610922`; none when the words name no place.
  package var codes: [String]

  /// A record as it is given.
  package init(name: String, codes: [String]) {
    self.name = name
    self.codes = codes
  }

  /// Whether a place, by its division code, lies in it.
  package func covers(_ place: String) -> Bool { codes.contains { !$0.isEmpty && place.hasPrefix($0) } }
}

/// One contact event between the branch or the county and a firm.
package struct Engagement: Sendable, Hashable {
  package var kind: EngagementKind
  package var date: CalendarDate
  /// Number of the source row, 0 when there is none.
  package var source: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    kind: EngagementKind, date: CalendarDate, source: Int64 = 0
  ) {
    self.kind = kind
    self.date = date
    self.source = source
  }
}
