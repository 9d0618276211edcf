import Foundation

/// A point on a sphere of 6371 km radius.
struct Coordinate {
  /// Degrees north.
  let latitude: Double
  /// Degrees east.
  let longitude: Double

  /// The columns `latitude` and `longitude` of a row with exactly two decimals each.
  init?(_ row: [String: String]) {
    guard let north = row["latitude"], let east = row["longitude"], [north, east].allSatisfy(Coordinate.isHundredths),
      let latitude = Double(north), let longitude = Double(east)
    else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Great-circle distance by the haversine formula.
  func kilometres(to other: Coordinate) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let half = (sin((b - a) / 2), sin((other.longitude - longitude) * .pi / 360))
    let chord = half.0 * half.0 + cos(a) * cos(b) * half.1 * half.1
    return 2 * 6371 * asin(chord.squareRoot())
  }

  private static func isHundredths(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).last?.count == 2
  }
}
