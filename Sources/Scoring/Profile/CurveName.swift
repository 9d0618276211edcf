/// The piecewise linear value functions of a profile; each names the unit of its x. y is 0…10,000.
package enum CurveName: Int, DataKey {
  /// The names in data.
  package static let keys = names()

  /// 万元 credited, on land or in a plant.
  case investmentScale
  /// 万元 credited, in a 社区工厂.
  case investmentScaleWorkshop
  /// Yield ÷ line, 10,000 = 1.
  case intensity
  /// 万元 a year at capacity.
  case tax
  /// New local persons.
  case jobs
  /// 万元 of revenue.
  case capabilityRevenue
  /// Yearly growth, 10,000 = 100 %.
  case capabilityGrowth
  /// R&D ÷ revenue, 10,000 = 100 %.
  case capabilityResearch
  /// Plan ÷ net assets, 10,000 = 1.
  case fundingByAssets
  /// Plan ÷ revenue, 10,000 = 1.
  case fundingByRevenue
  /// Asked ÷ free sewage, 10,000 = 1.
  case sewageShare
  /// Whole months since it was said.
  case intentAge
  /// Road km, heavy or cheap goods.
  case distanceHeavy
  /// Road km, medium goods.
  case distanceMedium
  /// Road km, light or dear goods.
  case distanceLight
  /// Offered ÷ asked, can be split, 10,000 = 1.
  case offerSplit
  /// Offered ÷ asked, taken whole, 10,000 = 1.
  case offerWhole
  /// Asked ÷ available, 10,000 = 1.
  case labourSupply
  /// Local wage against the present place, 10,000 = 100 %.
  case labourWage
  /// Asks lawfully offered ÷ lawful asks, 10,000 = 1.
  case policyShare
  /// Whole months the site is ready before the wanted start.
  case readyEarly
  /// Whole months the site is late.
  case readyLate
  /// BM25 ÷ the need against itself, 10,000 = 1.
  case text
}
