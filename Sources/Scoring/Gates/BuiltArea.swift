internal import Domain

/// The land a plan takes, for figures a 亩: the land it asks for, or its rented plant ÷ 容积率 ÷ 666.67.
enum BuiltArea {
  /// Thousandths of a 亩.
  case known(Int64)
  /// The plan gives neither land nor plant.
  case notGiven
  /// The building's 容积率 is not entered.
  case noPlotRatio

  init(_ pair: GatePair, _ context: GateContext, rule: IntensityRules, plotRatio: Int64?) {
    switch context.landingMode(pair) {
    case .plant, .communityWorkshop:
      guard let plant = context.known(pair.plan.plant), plant > 0 else {
        self = .notGiven
        return
      }
      guard let ratio = plotRatio, ratio > 0 else {
        self = .noPlotRatio
        return
      }
      // m² and 容积率 come in thousandths, and so does what a 亩 has.
      self = .known(max(1, Fixed.roundedHalfUp(plant * 1_000_000, over: ratio * rule.squareMetresPerMu.milli)))
    case .land, .tourism, .agriculture:
      guard let land = context.known(pair.plan.land), land > 0 else {
        self = .notGiven
        return
      }
      self = .known(land)
    }
  }
}
