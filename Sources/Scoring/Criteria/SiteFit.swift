import Domain

/// 场地适配 (来石动因): what the site offers ÷ what the plan asks, thing by thing (<doc:FirmsGain>).
///
/// Reads: land 亩, plant m², clear height m, floor load kN/m², ground floor, crane t, fire class, power kVA, water and
/// sewage t/d, gas m³/h, steam t/h of the plan; offers of the need, else the ledger; floors of the building. Value =
/// a share of the smallest + the rest of the mean. Nothing asked is unknown; an offer that is not known takes the prior.
enum SiteFit: Criterion {
  static let name = CriterionName.siteFit
  static let side = Side.reason
  static let label = "场地适配"
  static let isNarrowedBySite = true

  static func judge(_ pair: Pair) -> Judgement {
    let things = SiteThing.asked(pair)
    guard !things.isEmpty else { return unknown(pair) }
    let prior = pair.profile.priors[name]
    var (value, low, high) = (Fits(), Fits(), Fits())
    var known: Int64 = 0
    for thing in things {
      value.add(thing.fit ?? prior)
      low.add(thing.fit ?? 0)
      high.add(thing.fit ?? Fixed.one)
      if thing.fit != nil { known += 1 }
    }
    let smallest = pair.profile.point(.siteSmallest)
    return Judgement(
      value: value.combined(smallest), low: low.combined(smallest), high: high.combined(smallest),
      known: Fixed.roundedHalfUp(known * Fixed.one, over: Int64(things.count)))
  }

  /// What is offered depends on the need.
  static func most(_ pair: Pair) -> Judgement {
    pair.plan == nil || SiteThing.asked(pair).isEmpty ? unknown(pair) : .known(Fixed.one)
  }

  /// By the amounts a plan asks: reservations are left aside, and what is asked of a building is taken as met.
  static func most(_ plan: PlanFacts, at site: Site, _ profile: Scale) -> Int64 {
    var fits = Fits()
    for supply in site.supplies {
      guard let asked = site.known(plan.asked(supply.resource)), asked > 0 else { continue }
      guard let most = supply.most else {
        fits.add(profile.priors[name])
        continue
      }
      let curve = profile.curve(supply.curve)
      // Where less may be worth more, what is held tells nothing.
      fits.add(most.isHeld && !curve.isRising ? curve.highest : curve.value(atRatio: most.milli, over: asked))
    }
    let limits = [plan.clearHeight, plan.floorLoad, plan.groundFloor, plan.crane]
    for limit in limits where site.known(limit) ?? 0 > 0 { fits.add(Fixed.one) }
    if site.known(plan.fireClass) != nil { fits.add(Fixed.one) }
    return fits.isEmpty ? profile.priors[name] : fits.combined(profile.point(.siteSmallest))
  }

  /// The smallest and the mean of fits.
  private struct Fits {
    private var least = Fixed.one
    private var sum: Int64 = 0
    private var count: Int64 = 0

    var isEmpty: Bool { count == 0 }

    mutating func add(_ fit: Int64) {
      least = min(least, fit)
      sum += fit
      count += 1
    }

    /// share · smallest + the rest · mean, rounded once.
    func combined(_ share: Int64) -> Int64 {
      Fixed.roundedHalfUp(share * least * count + (Fixed.one - share) * sum, over: Fixed.one * count)
    }
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
