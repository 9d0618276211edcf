public import Domain

/// A zone of a park.
public struct ZoneInput: Sendable, Hashable {
  /// The organisation's number of the zone.
  public var id: Int64
  /// The park it belongs to.
  public var park: Int64
  /// Name.
  public var name: String
  /// Division code, when it differs from the park's.
  public var place: String?
  /// Lines of the zone.
  public var thresholds: [Threshold]
  /// Its place in the Qinling protection plan.
  public var qinling: QinlingZone?
  /// Distance to the 汉江 bank, km.
  public var bankDistance: Quantity?
  /// Whether it is a recognised 化工园区; `nil` falls back to the park.
  public var chemicalPark: Bool?
  /// 容积率 of its standard plant, where a building's own is unknown.
  public var plotRatio: Quantity?
  /// Whether its sewage is piped to a treatment plant.
  public var sewagePiped: Bool?

  /// A record as it is given; what is left out is unknown.
  public init(
    id: Int64, park: Int64, name: String, place: String? = nil, thresholds: [Threshold] = [],
    qinling: QinlingZone? = nil, bankDistance: Quantity? = nil, chemicalPark: Bool? = nil,
    plotRatio: Quantity? = nil, sewagePiped: Bool? = nil
  ) {
    self.id = id
    self.park = park
    self.name = name
    self.place = place
    self.thresholds = thresholds
    self.qinling = qinling
    self.bankDistance = bankDistance
    self.chemicalPark = chemicalPark
    self.plotRatio = plotRatio
    self.sewagePiped = sewagePiped
  }
}
