/// Road distances between division codes in whole km; a county without its own row takes its city's, then its province's.
struct RoadTable: Sendable {
  private var km: [String: [String: Int64]] = [:]

  init(_ rows: [RoadDistance]) {
    for row in rows {
      km[row.from, default: [:]][row.to] = row.km
      km[row.to, default: [:]][row.from] = row.km
    }
  }

  /// Road km between two places, 0 within one; `nil` when no row tells.
  func distance(from: String, to: String) -> Int64? {
    if from == to { return 0 }
    for start in RoadTable.levels(of: from) {
      guard let row = km[start] else { continue }
      for end in RoadTable.levels(of: to) {
        if let distance = row[end] { return distance }
        if start == end { return 0 }
      }
    }
    return nil
  }

  /// The place itself, its city and its province.
  private static func levels(of place: String) -> [String] {
    var levels = [place]
    for length in [4, 2] {
      let wider = String(place.prefix(length)) + String(repeating: "0", count: max(0, 6 - length))
      if wider != levels.last { levels.append(wider) }
    }
    return levels
  }
}
