/// A numbered place with its share of sales or purchases.
struct PlacedShare: Sendable {
  var place: Int32
  /// Thousandths of a per cent; 0 when not given.
  var share: Int64
}

/// The places that firms name, numbered, so that a need looks each up once and not once a firm.
struct PlaceNumbers: Sendable {
  private(set) var codes: [String] = []
  private var numbers: [String: Int32] = [:]

  /// Gives a place a number.
  mutating func add(_ place: String) {
    guard numbers[place] == nil else { return }
    numbers[place] = Int32(codes.count)
    codes.append(place)
  }

  /// The number of a place that was added.
  func number(of place: String) -> Int32 { numbers[place] ?? -1 }
}

/// The numbered places as seen from a need's site.
struct PlaceView: Sendable {
  /// How near a place is by division code alone.
  enum Nearness: Int8, Sendable, Comparable {
    case elsewhere, province, city, county

    static func < (a: Nearness, b: Nearness) -> Bool { a.rawValue < b.rawValue }
  }

  private let kilometres: [Int64]
  private let nearnesses: [Nearness]

  init(_ places: PlaceNumbers, from site: String, _ roads: RoadTable) {
    kilometres = places.codes.map { site.isEmpty ? -1 : roads.distance(from: site, to: $0) ?? -1 }
    nearnesses = places.codes.map { place in
      guard site.count == 6 else { return .elsewhere }
      if place == site { return .county }
      if place.hasPrefix(site.prefix(4)) { return .city }
      return place.hasPrefix(site.prefix(2)) ? .province : .elsewhere
    }
  }

  /// Road km to a place; `nil` when no row tells.
  func kilometres(to place: Int32) -> Int64? {
    let km = kilometres[Int(place)]
    return km < 0 ? nil : km
  }

  /// How near a place is.
  func nearness(of place: Int32) -> Nearness { nearnesses[Int(place)] }
}
