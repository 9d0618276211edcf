public import Domain

/// A park.
public struct ParkInput: Sendable, Hashable {
  /// The organisation's number of the park.
  public var id: Int64
  /// Name.
  public var name: String
  /// Six-digit division code of the county.
  public var place: String
  /// Lines of the park.
  public var thresholds: [Threshold]
  /// Monthly wage of an ordinary worker here.
  public var wage: Dated<Money>?
  /// Workers available, by skill.
  public var labour: Dated<[SkillSupply]>?
  /// Whether it is a recognised 化工园区.
  public var chemicalPark: Bool?

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, name: String, place: String, thresholds: [Threshold] = [], wage: Dated<Money>? = nil,
    labour: Dated<[SkillSupply]>? = nil, chemicalPark: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.place = place
    self.thresholds = thresholds
    self.wage = wage
    self.labour = labour
    self.chemicalPark = chemicalPark
  }
}
