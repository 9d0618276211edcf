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
  /// What it can meet in a business.
  let marks: WantedMarks
  private let placeCodes: [String]
  /// The places firms name, from this site.
  let places: PlaceView
  /// The closest line of each resource, in the order of `Resource.allCases`.
  private let ledger: [LedgerInput?]
  /// Reservations on those lines.
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
    marks = WantedMarks(
      targets: targets, links: links + self.neighbours, words: text.words.map(\.number), reference)
    placeCodes = snapshot.places.codes
    places = PlaceView(snapshot.places, from: place, reference.roads)
    let sites = [building.map { Site.building($0.id) }, zone.map { Site.zone($0.id) }, .park(need.park)]
    let lines = Resource.allCases.map { resource -> LedgerInput? in
      for case let site? in sites {
        let here = snapshot.ledger.filter { $0.site == site && $0.resource == resource }
        if let latest = here.max(by: { ($0.asOf, $0.free, $0.source) < ($1.asOf, $1.free, $1.source) }) {
          return latest
        }
      }
      return nil
    }
    ledger = lines
    holds = snapshot.holds.filter { hold in
      lines.contains { $0?.site == hold.site && $0?.resource == hold.resource }
    }
  }

  /// What is free of a resource for a firm: the ledger's closest line (building, zone, park) while it is fresh, less
  /// live holds of others.
  func free(_ resource: Resource, for firm: Int64, _ terms: Terms) -> Dated<Quantity>? {
    guard let line = ledger.first(where: { $0?.resource == resource }) ?? nil,
      line.asOf >= terms.earliest(.ledger)
    else { return nil }
    var held: Int64 = 0
    for hold in holds where hold.resource == resource && hold.firm != firm && hold.expires >= terms.date {
      held += hold.quantity.milli
    }
    return Dated(Quantity(milli: max(0, line.free.milli - held)), asOf: line.asOf, source: line.source)
  }

  /// What the need offers of a resource: its own figure, else what is free.
  func offered(_ resource: Resource, for firm: Int64, _ terms: Terms) -> (amount: Dated<Quantity>, splits: Bool)? {
    if let offer = input.offers.first(where: { $0.resource == resource }) {
      return (Dated(offer.quantity, asOf: input.asOf ?? terms.date, source: input.source), offer.splittable)
    }
    return free(resource, for: firm, terms).map { ($0, true) }
  }

  /// The most of a resource that any firm may find: what the need offers, else the ledger's line without holds; and
  /// whether a firm may find less.
  func most(_ resource: Resource, _ terms: Terms) -> (milli: Int64, splits: Bool, isHeld: Bool)? {
    if let offer = input.offers.first(where: { $0.resource == resource }) {
      return (offer.quantity.milli, offer.splittable, false)
    }
    guard let line = ledger.first(where: { $0?.resource == resource }) ?? nil,
      line.asOf >= terms.earliest(.ledger)
    else { return nil }
    return (max(0, line.free.milli), true, holds.contains { $0.resource == resource })
  }

  /// The short name of a numbered place.
  func placeName(_ place: Int32) -> String { reference.placeName(placeCodes[Int(place)]) }

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
    let gates = terms.scale.gates
    let line = kind == .investment ? gates.referenceInvestmentPerMu : gates.referenceTaxPerMu
    return Threshold(kind: kind, line: Money(yuan: line), mode: .reference)
  }
}
