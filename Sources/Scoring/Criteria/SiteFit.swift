import Domain

/// 场地适配 (来石动因): what the site offers ÷ what the plan asks, thing by thing (scoring defaults §3.2).
///
/// Reads: land 亩, plant m², clear height m, floor load kN/m², ground floor, crane t, fire class, power kVA, water and
/// sewage t/d, gas m³/h, steam t/h of the plan; offers of the need, else the ledger; floors of the building. Value =
/// a share of the smallest + the rest of the mean. Nothing asked is unknown; an offer that is not known takes the prior.
enum SiteFit: Criterion {
  static let name = CriterionName.siteFit
  static let reads = Reads.site

  static func judge(_ pair: Pair) -> Judgement {
    let things = SiteThing.asked(pair)
    guard !things.isEmpty else { return unknown(pair) }
    let prior = pair.profile.priors[name]
    func combined(_ value: (SiteThing) -> Int64) -> Int64 {
      let values = things.map(value)
      let smallest = pair.profile.point(.siteSmallest)
      let (least, sum, count) = (values.min() ?? 0, values.reduce(0, +), Int64(values.count))
      return Fixed.roundedHalfUp(
        smallest * least * count + (Fixed.one - smallest) * sum, over: Fixed.one * count)
    }
    let known = Int64(things.count { $0.fit != nil })
    return Judgement(
      value: combined { $0.fit ?? prior }, low: combined { $0.fit ?? 0 }, high: combined { $0.fit ?? Fixed.one },
      known: Fixed.roundedHalfUp(known * Fixed.one, over: Int64(things.count)))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    let things = SiteThing.asked(pair)
    guard !things.isEmpty else { return Explanation(text: silence("场地与要素需求", judgement)) }
    let clauses = things.map(\.text)
    return Explanation(
      text: clauses.joined(separator: ";") + ",合计 \(Decimals.share(judgement.value))",
      facts: things.flatMap(\.facts))
  }
}
