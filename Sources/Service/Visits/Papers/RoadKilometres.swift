import Domain

/// Road distances between places as people write them, from the reference table `road-distances`; a county without its own
/// row takes its city's, then its province's.
struct RoadKilometres: Sendable {
  private let places: PlaceIndex
  private let asOf: CalendarDate
  private let rows: [String: (km: String, basis: String)]

  static func read(_ references: any ReferenceStore, organisation: Int64) async throws -> RoadKilometres {
    let roads = try await references.table("road-distances", organisation: organisation)
    let places = try PlaceIndex(
      places: try await references.table("places", organisation: organisation),
      ports: try await references.table("ports", organisation: organisation))
    var rows: [String: (km: String, basis: String)] = [:]
    for row in try roads.project(["from", "to", "km", "basis"]) {
      rows[row[0] + " " + row[1]] = (row[2], row[3])
      rows[row[1] + " " + row[0]] = (row[2], row[3])
    }
    return RoadKilometres(places: places, asOf: roads.asOf, rows: rows)
  }

  private init(places: PlaceIndex, asOf: CalendarDate, rows: [String: (km: String, basis: String)]) {
    self.places = places
    self.asOf = asOf
    self.rows = rows
  }

  /// The line of a distance to a place as it is written.
  func factor(from: String, to: String, group: String, item: String) -> GuestFactor {
    factor(from: from, toCode: places.code(of: to) ?? "", group: group, item: item)
  }

  /// The line of a distance to a place of this code.
  func factor(from: String, toCode code: String, group: String, item: String) -> GuestFactor {
    guard let start = places.code(of: from), let found = find(start, code) else {
      return GuestFactor(group: group, item: item)
    }
    let isRoad = found.basis == "road"
    return GuestFactor(
      group: group, item: item, value: (isRoad ? "" : "约 ") + "\(found.km) 公里",
      source: isRoad ? "公路里程约数" : "按直线距离推算", asOf: asOf)
  }

  private func find(_ from: String, _ to: String) -> (km: String, basis: String)? {
    for start in RoadKilometres.levels(of: from) {
      for end in RoadKilometres.levels(of: to) {
        if let row = rows[start + " " + end] { return row }
      }
    }
    return nil
  }

  /// The place itself, its city and its province; a port is itself alone.
  private static func levels(of code: String) -> [String] {
    guard code.utf8.count == 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return [code] }
    return [code, code.prefix(4) + "00", code.prefix(2) + "0000"].map { String($0) }
  }
}
