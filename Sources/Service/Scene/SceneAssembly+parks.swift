package import Domain
import Scoring

extension SceneAssembly {
  /// Adds a park; the labour lines of its zones must have been added before.
  package mutating func add(_ stored: Stored<ParkField>) {
    let read = FactReader(stored: stored, sources: sources)
    let record = stored.record
    builder.add(
      park: ParkInput(
        id: stored.id,
        name: record.text(.name) ?? "",
        place: record.text(.place).flatMap(places.code(of:)) ?? "",
        thresholds: SceneAssembly.lines(
          read.money(.intensity), record.text(.intensityPaper), read.money(.taxIntensity),
          record.text(.taxIntensityPaper)),
        wage: read.money(.wage),
        labour: labour[stored.id]))
  }

  package mutating func add(_ stored: Stored<ZoneField>) {
    let record = stored.record
    guard let park = record.reference(.park) else { return }
    parkOfZone[stored.id] = park
    let read = FactReader(stored: stored, sources: sources)
    builder.add(
      zone: ZoneInput(
        id: stored.id, park: park,
        name: record.text(.name) ?? "",
        thresholds: SceneAssembly.lines(
          read.money(.intensity), record.text(.intensityPaper), read.money(.taxIntensity),
          record.text(.taxIntensityPaper)),
        qinling: read.word(.protection, as: QinlingZone.self)?.value,
        bankDistance: record.quantity(.riverDistance),
        chemicalPark: record.flag(.chemicalPark),
        plotRatio: record.quantity(.plotRatio),
        sewagePiped: record.flag(.sewagePiped)))
  }

  /// Adds a building: its ground floor carries the ground load, every other floor the floor load.
  package mutating func add(_ stored: Stored<BuildingField>) {
    let record = stored.record
    guard let zone = record.reference(.zone) else { return }
    let source = stored.sources[.name] ?? 0
    let floors = record.count(.floors) ?? 1
    let floorArea = record.quantity(.area).map { Quantity(milli: $0.milli / max(1, floors)) }
    builder.add(
      building: BuildingInput(
        id: stored.id, zone: zone,
        name: record.text(.name) ?? "",
        // No building has more storeys; a greater number is a slip of the key and must not fill the memory.
        floors: (1...min(200, max(1, floors))).map { number in
          BuildingFloor(
            number: number, area: floorArea, clearHeight: record.quantity(.storeyHeight),
            floorLoad: record.quantity(number == 1 ? .groundLoad : .floorLoad),
            crane: number == 1 ? record.quantity(.crane) : nil)
        },
        fireClass: record[.fireClass, as: FireClass.self],
        plotRatio: record.quantity(.plotRatio),
        source: source, asOf: sources[source]?.asOf))
  }

  /// Adds a line of the capacity ledger; the zone must have been added before.
  package mutating func add(_ stored: Stored<LedgerField>) {
    let record = stored.record
    guard let zone = record.reference(.zone), let free = record.quantity(.free),
      let id = stored.sources[.free], let source = sources[id]
    else { return }
    if let resource = record[.resource, as: Resource.self] {
      builder.add(
        ledger: LedgerInput(zone: zone, resource: resource, free: free, asOf: source.asOf, source: id))
    } else if let skill = record.text(.skill), let park = parkOfZone[zone] {
      let supply = SkillSupply(skill: skill, available: free.milli / 1000)
      let known = labour[park]?.value ?? []
      labour[park] = Dated(known + [supply], asOf: source.asOf, source: id, grade: source.grade)
    }
  }

  package mutating func add(_ stored: Stored<HoldField>) {
    let record = stored.record
    guard let zone = record.reference(.zone), let amount = record.quantity(.amount),
      let firm = record.reference(.enterprise), let expires = record.date(.expires),
      let resource = record[.resource, as: Resource.self]
    else { return }
    builder.add(
      hold: HoldInput(
        id: stored.id, zone: zone, resource: resource, quantity: amount, firm: firm,
        plan: record.reference(.plan), expires: expires))
  }

  /// A line with the park's own paper binds; without one it is a reference line.
  static func lines(
    _ intensity: Dated<Money>?, _ paper: String?, _ tax: Dated<Money>?, _ taxPaper: String?
  ) -> [Threshold] {
    func line(_ kind: ThresholdKind, _ amount: Dated<Money>?, _ paper: String?) -> Threshold? {
      amount.map {
        Threshold(
          kind: kind, line: $0.value, mode: paper == nil ? .reference : .binding, paper: paper ?? "", date: $0.asOf)
      }
    }
    return [line(.investment, intensity, paper), line(.tax, tax, taxPaper)].compactMap(\.self)
  }
}
