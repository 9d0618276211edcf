extension Profile {
  /// Whether this profile judges every pair as `other` does: they differ in nothing but weights, fusion and ordering.
  func judges(as other: Profile) -> Bool {
    priors == other.priors && points == other.points && constants == other.constants && curves == other.curves
      && rows == other.rows
  }

  /// Whether a need's list of firms can be told from their businesses: each firm is listed once, and what lists it apart
  /// depends on nothing but the firm. Where a floor of coverage does, every row is judged.
  var listsByBusiness: Bool { rows == .firms && points[.coverageFloor] == 0 }
}
