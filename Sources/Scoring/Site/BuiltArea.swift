import Domain

/// The land a plan takes, for figures a 亩: on land what it asks for; in a rented plant m² ÷ 容积率 ÷ m² of a 亩.
enum BuiltArea: Sendable, Hashable {
  /// Thousandths of a 亩, above zero.
  case known(Int64)
  /// Figures a 亩 are not asked of this way of landing.
  case exempt
  /// The plan takes neither land nor plant.
  case takesNone
  /// The plan gives no area of its way of landing.
  case notGiven
  /// Neither the building's nor the zone's 容积率 is entered.
  case noPlotRatio

  /// 元 a 亩, rounded half up; `nil` where the area is not known.
  func perMu(_ yuan: Int64) -> Int64? {
    guard case .known(let mu) = self else { return nil }
    return Int64(clamping: Fixed.roundedHalfUp(Int128(yuan) * 1000, over: Int128(mu)))
  }

  /// Whether an amount reaches a line in 元 a 亩, compared exactly.
  func reaches(_ yuan: Int64, line: Int64) -> Bool {
    guard case .known(let mu) = self else { return false }
    return Int128(yuan) * 1000 >= Int128(line) * Int128(mu)
  }
}
