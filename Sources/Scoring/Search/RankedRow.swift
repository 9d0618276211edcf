import Domain

/// A row of a ranking before it is explained: a total order of whole numbers.
struct RankedRow: Sendable, Hashable, Comparable {
  /// Index of the firm.
  var firm: Int32
  /// Index among the firm's plans, −1 for none.
  var plan: Int32
  var firmID: Int64
  var planID: Int64
  var listing: Listing
  var band: Band
  /// Place of the band in the profile's order: 0 when the bands are taken together.
  var turn: Int8
  /// Shown total, tenths of a point.
  var tenths: Int64
  /// Coverage in whole %.
  var percent: Int64

  /// Whether `a` stands above `b`: list, turn, shown total, coverage, then number.
  static func < (a: RankedRow, b: RankedRow) -> Bool {
    if a.listing != b.listing { return a.listing < b.listing }
    if a.turn != b.turn { return a.turn < b.turn }
    if a.tenths != b.tenths { return a.tenths > b.tenths }
    if a.percent != b.percent { return a.percent > b.percent }
    if a.firmID != b.firmID { return a.firmID < b.firmID }
    return a.planID < b.planID
  }
}

/// Which firm and plan a row is about, and what lists it apart whatever it scores.
struct Candidate: Sendable {
  /// Index of the firm.
  var firm: Int32
  /// Index among the firm's plans, −1 for none.
  var plan: Int32
  var firmID: Int64
  /// 0 for none.
  var planID: Int64
  /// Already producing in the county.
  var isLocal: Bool
  /// Neither product nor code is given.
  var isBlank: Bool
}

/// Where a row is listed; the first that holds, and for ranked rows the band's place in the profile's order.
enum Listing: Int, DataKey, Comparable {
  static let keys = names()

  case ranked
  case rejected
  case offDirection
  case insufficient
  case local

  static func < (a: Listing, b: Listing) -> Bool { a.rawValue < b.rawValue }
}
