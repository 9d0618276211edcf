import Domain

/// Where a need would be built, prepared once for a need, a profile and a day. Criteria, gates and every sheet that prints
/// an offer, an area or a line ask it and nothing else.
final class Site: Sendable {
  let need: NeedInput
  let park: ParkInput?
  /// The zone the need names, else that of its building.
  let zone: ZoneInput?
  let building: BuildingInput?
  /// Division code.
  let place: String
  /// The floors a plan could take: the need's own, else those of its building, else of its zone.
  let floors: [BuildingFloor]
  /// What there is of each resource, in the order of ``Resource``.
  let supplies: [Supply]
  /// 容积率 for rented plant in thousandths: the building's, else the zone's.
  let plotRatio: Int64?
  let terms: Terms
  private let neighbours: [Ground.Neighbour]
  private let rules: GateRules
  private let investment: YieldLine
  private let tax: YieldLine

  init(_ need: NeedInput, on ground: Ground, rules: GateRules, terms: Terms) {
    self.need = need
    self.terms = terms
    self.rules = rules
    park = ground.park
    zone = ground.zone
    building = ground.building
    place = ground.place
    neighbours = ground.neighbours
    let buildings = ground.building.map { [$0] } ?? (need.building == nil ? ground.buildingsOfZone : [])
    floors = buildings.flatMap(\.floors).filter { floor in need.floor.map { $0 == floor.number } ?? true }
    supplies = Resource.allCases.map { resource in
      Supply(
        resource, need: need, ledger: ground.ledger, holds: ground.holds, oldest: terms.earliest(.ledger),
        today: terms.date)
    }
    plotRatio = (ground.building?.plotRatio ?? ground.zone?.plotRatio)?.milli
    investment = YieldLine(
      .investment, rules: rules.investmentIntensity, need: need, zone: ground.zone, park: ground.park)
    tax = YieldLine(.tax, rules: rules.taxIntensity, need: need, zone: ground.zone, park: ground.park)
  }

  /// What there is of a resource.
  func supply(_ resource: Resource) -> Supply { supplies[resource.index] }

  /// The other zones of the park that have as much of a resource free for a firm, with how much, in thousandths.
  func elsewhere(_ resource: Resource, _ asked: Int64, for firm: Int64) -> [(zone: ZoneInput, milli: Int64)] {
    neighbours.compactMap { neighbour in
      // Its ledger alone speaks for another zone: what the need offers is here.
      guard neighbour.ledger.contains(where: { $0.resource == resource }) else { return nil }
      let supply = Supply(
        resource, need: need, ledger: neighbour.ledger, holds: neighbour.holds, oldest: terms.earliest(.ledger),
        today: terms.date)
      guard let free = supply.free(for: firm)?.milli, free > 0, free >= asked else { return nil }
      return (neighbour.zone, free)
    }
  }

  /// The line of a yield in force.
  func line(_ kind: ThresholdKind) -> YieldLine { kind == .investment ? investment : tax }

  /// The parameters of a yield's gate.
  func yieldRules(_ kind: ThresholdKind) -> IntensityRules {
    kind == .investment ? rules.investmentIntensity : rules.taxIntensity
  }

  /// A plan's number, unless it is unknown or too old.
  func known(_ fact: AgedValue) -> Int64? { fact.known(since: terms.earliest(.plan)) }

  /// How a plan would land: as it says while that counts, else as the need offers.
  func landingMode(_ plan: PlanFacts) -> LandingMode { plan.landing(since: terms.earliest(.plan)) ?? need.landingMode }

  /// Whether the need itself asks for a yield a 亩 of a plan that does not say how it would land.
  func asks(_ kind: ThresholdKind) -> Bool { !yieldRules(kind).exemptModes.contains(need.landingMode) }

  /// The land a plan takes for a yield: by its way of landing; a plan that names none and gives only the other measure is
  /// taken at that.
  func area(_ plan: PlanFacts, _ kind: ThresholdKind) -> BuiltArea {
    let rules = yieldRules(kind)
    if rules.exemptModes.contains(landingMode(plan)) { return .exempt }
    let (land, plant) = (known(plan.land), known(plan.plant))
    var isRented = takesBuilding(plan)
    if plan.landing(since: terms.earliest(.plan)) == nil, (isRented ? plant : land) ?? 0 == 0 {
      if let other = isRented ? land : plant, other > 0 { isRented.toggle() }
    }
    let (own, other) = isRented ? (plant, land) : (land, plant)
    guard let own else { return .notGiven }
    guard own > 0 else { return other ?? 0 == 0 ? .takesNone : .notGiven }
    guard isRented else { return .known(own) }
    guard let ratio = plotRatio, ratio > 0 else { return .noPlotRatio }
    // m², 容积率 and m² of a 亩 come in thousandths.
    let mu = Fixed.roundedHalfUp(Int128(own) * 1_000_000, over: Int128(ratio) * Int128(rules.squareMetresPerMu.milli))
    return .known(max(1, Int64(clamping: mu)))
  }

  /// What a plan asks of a building.
  func limits(_ plan: PlanFacts) -> BuildingLimits { BuildingLimits(plan, since: terms.earliest(.plan)) }

  /// Whether a plan moves into a building of the park, so that its limits bind.
  func takesBuilding(_ plan: PlanFacts) -> Bool {
    let mode = landingMode(plan)
    return mode == .plant || mode == .communityWorkshop
  }

  /// The floor that misses least of what a plan asks; `nil` without floors.
  func floor(for plan: PlanFacts) -> (floor: BuildingFloor, misses: [BuildingLimits.Miss])? {
    limits(plan).best(floors)
  }
}

extension Resource {
  /// The place of the resource among all.
  var index: Int {
    switch self {
    case .land: 0
    case .plant: 1
    case .power: 2
    case .water: 3
    case .sewage: 4
    case .gas: 5
    case .steam: 6
    }
  }
}
