/// Numbers of a profile that are not shares: ages, multiples, distances.
package enum ConstantName: Int, DataKey {
  /// The names in data.
  package static let keys = names()

  /// A plan fact is unknown after so many months.
  case planMonths
  case figureMonths
  /// A register check, days.
  case standingDays
  /// The park ledger, days.
  case ledgerDays
  case preferenceMonths
  case contactMonths
  /// Cap of a credited plan in net assets.
  case capByAssets
  /// Cap in years of revenue.
  case capByRevenue
  /// Plan ÷ revenue above which the plan is warned of.
  case warnRevenue
  /// Road km that are near.
  case nearKm
  /// A lease that ends within fewer whole months is a signal.
  case leaseMonths
  /// Half-life of an event, days.
  case halfLifeDays
  /// BM25 k₁, 10,000 = 1.
  case textSaturation
  /// BM25 b, 10,000 = 1.
  case textLength
  /// Mean length of a firm’s text in weighted words, 10,000 = 1.
  case textMeanLength
  /// 1 where a shortage of capacity is a veto, 0 where it is a question to firm and park.
  case capacityVeto
}
