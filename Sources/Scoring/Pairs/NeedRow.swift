import Domain

/// A need prepared for one question: its targets, its words and its site.
final class NeedRow: Sendable {
  let input: NeedInput
  let reference: Reference
  let park: ParkInput?
  let zone: ZoneInput?
  let building: BuildingInput?
  /// Division code of the site.
  let place: String
  /// Wanted codes; the classes of the target links where none are named.
  let targets: [CodePlace]
  /// Wanted links, by index.
  let links: [Int]
  /// Missing or weak neighbours of the wanted links, which are not wanted themselves.
  let neighbours: [Int]
  /// Words of the need with their weights, by ascending number.
  let query: [(number: Int32, weight: Int64)]
  /// The words of the need as a text of its own: number, occurrences.
  let words: [(number: Int32, count: Int32)]
  /// Tokens of the need's text.
  let length: Int32
  private let ledger: [LedgerInput]
  private let holds: [HoldInput]

  init(_ need: NeedInput, in snapshot: Snapshot) {
    let reference = snapshot.prepared
    input = need
    self.reference = reference
    let building = need.building.flatMap(snapshot.building)
    let zone = (need.zone ?? building?.zone).flatMap(snapshot.zone)
    let park = snapshot.park(need.park)
    self.building = building
    self.zone = zone
    self.park = park
    place = zone?.place ?? park?.place ?? ""
    let links = need.targetLinks.compactMap { reference.linkIndex[$0] }
    self.links = links
    let named = need.targetClasses.map(reference.industries.place(of:))
    targets = named.isEmpty ? links.flatMap { reference.links[$0].classes } : named
    var neighbours: Set<Int> = []
    for link in links {
      for near in reference.links[link].upstream + reference.links[link].downstream {
        let status = reference.links[near].input.status
        if status == .missing || status == .weak { neighbours.insert(near) }
      }
    }
    self.neighbours = neighbours.subtracting(links).sorted()
    let text = reference.lexicon.counts(of: [Letters.of(need.title), Letters.of(need.text)])
    words = text.words
    length = text.length
    query = text.words.map { ($0.number, reference.lexicon.weights[Int($0.number)]) }
    var sites: Set<Site> = [.park(need.park)]
    if let zone { sites.insert(.zone(zone.id)) }
    if let building { sites.insert(.building(building.id)) }
    ledger = snapshot.ledger.filter { sites.contains($0.site) }
    holds = snapshot.holds.filter { sites.contains($0.site) }
  }

  /// What is free of a resource for a firm: the ledger's closest line (building, zone, park) while it is fresh, less
  /// live holds of others.
  func free(_ resource: Resource, for firm: Int64, _ terms: Terms) -> Dated<Quantity>? {
    for site in [building.map { Site.building($0.id) }, zone.map { Site.zone($0.id) }, .park(input.park)] {
      guard let site else { continue }
      let lines = ledger.filter { $0.site == site && $0.resource == resource }
      guard let line = lines.max(by: { $0.asOf < $1.asOf }) else { continue }
      guard line.asOf >= terms.earliest(.ledger) else { return nil }
      let held = holds.reduce(0) { sum, hold in
        hold.site == site && hold.resource == resource && hold.firm != firm && hold.expires >= terms.date
          ? sum + hold.quantity.milli : sum
      }
      return Dated(Quantity(milli: max(0, line.free.milli - held)), asOf: line.asOf, source: line.source)
    }
    return nil
  }

  /// What the need offers of a resource: its own figure, else what is free.
  func offered(_ resource: Resource, for firm: Int64, _ terms: Terms) -> (amount: Dated<Quantity>, splits: Bool)? {
    if let offer = input.offers.first(where: { $0.resource == resource }) {
      return (Dated(offer.quantity, asOf: input.asOf ?? terms.date, source: input.source), offer.splittable)
    }
    return free(resource, for: firm, terms).map { ($0, true) }
  }

  /// Road km from the site to a place; `nil` when no row tells.
  func kilometres(to place: String) -> Int64? {
    self.place.isEmpty ? nil : reference.roads.distance(from: self.place, to: place)
  }

  /// The floor offered: the one named, else the building's only one.
  var floor: BuildingFloor? {
    guard let building else { return nil }
    if let number = input.floor { return building.floors.first { $0.number == number } }
    return building.floors.count == 1 ? building.floors[0] : nil
  }

  /// The line of a yield in force: the need's, else the zone's, else the park's, else the profile's reference line.
  func threshold(_ kind: ThresholdKind, _ terms: Terms) -> Threshold {
    for lines in [input.thresholds, zone?.thresholds ?? [], park?.thresholds ?? []] {
      if let line = lines.first(where: { $0.kind == kind && $0.line.yuan > 0 }) { return line }
    }
    let gates = terms.profile.gates
    let line = kind == .investment ? gates.referenceInvestmentPerMu : gates.referenceTaxPerMu
    return Threshold(kind: kind, line: Money(yuan: line), mode: .reference)
  }
}
