import Domain

/// The most 场地适配 can be of a plan at a need's site, by the numbers the gates keep of it: holds are left aside, and what
/// is asked of a building is taken as met.
struct SiteReach {
  /// What the site offers of each resource with the curve it is judged by, in the order of `Resource.allCases`.
  private let offers: [(milli: Int64, curve: Curve)?]
  private let oldest: CalendarDate
  private let prior: Int64
  private let smallest: Int64

  init(_ question: Question) {
    let (need, terms) = (question.need, question.terms)
    offers = Resource.allCases.map { resource in
      need.most(resource, terms).map { most in
        let curve = terms.scale.curve(most.splits ? .offerSplit : .offerWhole)
        // Where less may be worth more, what is held tells nothing.
        return (most.milli, most.isHeld && !curve.isRising ? Curve([(0, curve.highest)]) : curve)
      }
    }
    oldest = terms.earliest(.plan)
    prior = terms.scale.priors[.siteFit]
    smallest = terms.scale.point(.siteSmallest)
  }

  /// The most it can be.
  func most(_ plan: PlanGateFacts) -> Int64 {
    var (least, sum, count) = (Fixed.one, 0 as Int64, 0 as Int64)
    for (resource, offer) in zip(Resource.allCases, offers) {
      guard let asked = plan.asked(resource).known(since: oldest), asked > 0 else { continue }
      let fit = offer.map { $0.curve.value(at: $0.milli * Fixed.one, over: asked) } ?? prior
      least = min(least, fit)
      sum += fit
      count += 1
    }
    for limit in [plan.clearHeight, plan.floorLoad, plan.groundFloor, plan.crane]
    where limit.known(since: oldest) ?? 0 > 0 {
      sum += Fixed.one
      count += 1
    }
    if plan.fireClass.known(since: oldest) != nil {
      sum += Fixed.one
      count += 1
    }
    guard count > 0 else { return prior }
    return Fixed.roundedHalfUp(smallest * least * count + (Fixed.one - smallest) * sum, over: Fixed.one * count)
  }
}
