import Domain

/// 扩产意向 (来石动因): how firmly the firm says it, × its age in whole months (<doc:FirmsGain>).
///
/// Reads: the stated intent; a plan filled in counts as a form; a lease that ends within a year counts as a signal when
/// nothing is stated. The latest 「无计划」 stands.
enum ExpansionIntentCriterion: Criterion {
  static let name = CriterionName.expansionIntent
  static let side = Side.reason
  static let label = "扩产意向"

  /// What tells the intent.
  private enum Evidence {
    case stated(Dated<ExpansionIntent>)
    case plan(Dated<Money>)
    case lease(Dated<CalendarDate>)
  }

  static func judge(_ pair: Pair) -> Judgement {
    evidence(pair).map { .known($0.value) } ?? unknown(pair)
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    let words: String
    let fact: Fact
    switch evidence(pair)?.by {
    case nil: return Explanation(text: silence("扩产意向", judgement))
    case .stated(let stated):
      words = "\(stated.value.label)(\(stated.asOf.chinese))"
      fact = Fact(field: "expansion_intent", value: stated.value.label, of: stated)
    case .plan(let plan):
      words = "已填报拟投项目(\(plan.asOf.chinese))"
      fact = Fact(field: "plan", value: plan.value.text, of: plan)
    case .lease(let lease):
      words = "现有厂房租约将于 \(lease.value.chinese) 到期"
      fact = Fact(field: "lease_end", value: lease.value.description, of: lease)
    }
    return Explanation(text: "\(words),计 \(Decimals.share(judgement.value))", facts: [fact])
  }

  private static func evidence(_ pair: Pair) -> (value: Int64, by: Evidence)? {
    let stated = pair.firm.input.expansionIntent
    var best: (value: Int64, by: Evidence)?
    if let stated {
      best = (Fixed.product(strength(stated.value, pair.profile), age(stated.asOf, pair)), .stated(stated))
    }
    if let plan = pair.planned(pair.plan?.input.fixedInvestment) ?? pair.planned(pair.plan?.input.totalInvestment) {
      let isOverruled = stated.map { $0.value == .none && $0.asOf >= plan.asOf } ?? false
      let value = Fixed.product(strength(.form, pair.profile), age(plan.asOf, pair))
      if !isOverruled, value > best?.value ?? -1 { best = (value, .plan(plan)) }
    }
    if best == nil, let lease = pair.firm.input.leaseEnd, lease.value >= pair.terms.date,
      pair.terms.date.months(to: lease.value) < pair.profile.constant(.leaseMonths)
    {
      best = (strength(.signal, pair.profile), .lease(lease))
    }
    return best
  }

  private static func strength(_ intent: ExpansionIntent, _ profile: Scale) -> Int64 {
    switch intent {
    case .written: profile.point(.intentWritten)
    case .minutes: profile.point(.intentMinutes)
    case .form: profile.point(.intentForm)
    case .signal: profile.point(.intentSignal)
    case .none: 0
    }
  }

  private static func age(_ asOf: CalendarDate, _ pair: Pair) -> Int64 {
    pair.profile.curve(.intentAge).value(at: Int64(asOf.months(to: pair.terms.date)))
  }
}
