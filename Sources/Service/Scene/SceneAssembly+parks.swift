public import Domain
import Scoring

extension SceneAssembly {
  /// Adds a park; the labour lines of its zones must have been added before.
  public mutating func add(_ stored: Stored<ParkField>) {
    let read = FactReader(stored: stored, sources: sources)
    let record = stored.record
    builder.add(
      park: ParkInput(
        id: stored.id,
        name: record[.name]?.text ?? "",
        place: record[.place]?.text.flatMap(places.code(of:)) ?? "",
        thresholds: lines(
          read.money(.intensity), record[.intensityPaper]?.text, read.money(.taxIntensity),
          record[.taxIntensityPaper]?.text),
        wage: read.money(.wage),
        labour: labour[stored.id]))
  }

  /// Adds a zone.
  public mutating func add(_ stored: Stored<ZoneField>) {
    let record = stored.record
    guard let park = record[.park]?.reference else { return }
    parkOfZone[stored.id] = park
    let read = FactReader(stored: stored, sources: sources)
    builder.add(
      zone: ZoneInput(
        id: stored.id, park: park,
        name: record[.name]?.text ?? "",
        thresholds: lines(
          read.money(.intensity), record[.intensityPaper]?.text, read.money(.taxIntensity),
          record[.taxIntensityPaper]?.text),
        qinling: read.word(.protection, as: QinlingZone.self)?.value,
        bankDistance: record[.riverDistance]?.quantity,
        chemicalPark: record[.chemicalPark]?.flag,
        plotRatio: record[.plotRatio]?.quantity,
        sewagePiped: record[.sewagePiped]?.flag))
  }

  /// Adds a building: its ground floor carries the ground load, every other floor the floor load.
  public mutating func add(_ stored: Stored<BuildingField>) {
    let record = stored.record
    guard let zone = record[.zone]?.reference else { return }
    let source = stored.sources[.name] ?? 0
    let floors = record[.floors]?.count ?? 1
    let floorArea = record[.area]?.quantity.map { Quantity(milli: $0.milli / max(1, floors)) }
    builder.add(
      building: BuildingInput(
        id: stored.id, zone: zone,
        name: record[.name]?.text ?? "",
        // No building has more storeys; a greater number is a slip of the key and must not fill the memory.
        floors: (1...min(200, max(1, floors))).map { number in
          BuildingFloor(
            number: number, area: floorArea, clearHeight: record[.storeyHeight]?.quantity,
            floorLoad: record[number == 1 ? .groundLoad : .floorLoad]?.quantity,
            crane: number == 1 ? record[.crane]?.quantity : nil)
        },
        fireClass: record[.fireClass]?.text.flatMap(FireClass.init(rawValue:)),
        plotRatio: record[.plotRatio]?.quantity,
        source: source, asOf: sources[source]?.asOf))
  }

  /// Adds a line of the capacity ledger; the zone must have been added before.
  public mutating func add(_ stored: Stored<LedgerField>) {
    let record = stored.record
    guard let zone = record[.zone]?.reference, let free = record[.free]?.quantity,
      let id = stored.sources[.free], let source = sources[id]
    else { return }
    if let resource = record[.resource]?.text.flatMap(Resource.init(rawValue:)) {
      builder.add(
        ledger: LedgerInput(site: .zone(zone), resource: resource, free: free, asOf: source.asOf, source: id))
    } else if let skill = record[.skill]?.text, let park = parkOfZone[zone] {
      let supply = SkillSupply(skill: skill, available: free.milli / 1000)
      let known = labour[park]?.value ?? []
      labour[park] = Dated(known + [supply], asOf: source.asOf, source: id, grade: source.grade)
    }
  }

  /// Adds a hold.
  public mutating func add(_ stored: Stored<HoldField>) {
    let record = stored.record
    guard let zone = record[.zone]?.reference, let amount = record[.amount]?.quantity,
      let firm = record[.enterprise]?.reference, let expires = record[.expires]?.date,
      let resource = record[.resource]?.text.flatMap(Resource.init(rawValue:))
    else { return }
    builder.add(
      hold: HoldInput(
        id: stored.id, site: .zone(zone), resource: resource, quantity: amount, firm: firm,
        plan: record[.plan]?.reference, expires: expires))
  }

  /// A line with the park's own paper binds; without one it is a reference line.
  func lines(
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
