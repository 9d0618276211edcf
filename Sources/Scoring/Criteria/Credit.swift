import Domain

/// The credited plan 认可投资额 (<doc:CreditedPlan>): a claim counts only as far as the firm can carry it.
struct Credit: Sendable {
  /// What the firm says it will invest in fixed assets, 元; computed from the total where only that is given.
  let fixed: Int64
  /// What counts of it, 元.
  let credited: Int64
  /// Bounds of what counts when the fixed part is computed.
  let low: Int64
  let high: Int64
  /// The credit of its evidence, 10,000 = 1.
  let factor: Int64
  /// What the firm can carry, 元; `nil` without a cap.
  let cap: Int64?
  /// Whether the fixed part was computed from the total.
  let isEstimate: Bool
  /// The fact it rests on.
  let fact: Dated<Money>

  /// `nil` when the plan names no investment that still counts.
  init?(_ pair: Pair) {
    let profile = pair.profile
    let fixedFact = pair.planned(pair.plan?.input.fixedInvestment)
    guard let fact = fixedFact ?? pair.planned(pair.plan?.input.totalInvestment) else { return nil }
    self.fact = fact
    isEstimate = fixedFact == nil
    func share(_ point: PointName) -> Int64 {
      fixedFact == nil ? Fixed.product(fact.value.yuan, profile.point(point)) : fact.value.yuan
    }
    fixed = share(.fixedShare)
    let assets = pair.terms.fresh(pair.firm.input.netAssets, .figure)?.value.yuan
    let revenue = pair.terms.fresh(pair.firm.input.revenue, .figure)?.value.yuan
    let isProved = pair.planned(pair.plan?.input.fundsProof)?.value ?? false
    var factor =
      switch fact.grade {
      case .oral: profile.point(.creditOral)
      case .selfReported: profile.point(.creditSelfReported)
      case .documented: profile.point(.creditDocumented)
      }
    if isProved { factor = max(factor, profile.point(.creditDocumented)) }
    var cap: Int64?
    if !isProved {
      if let assets {
        cap = max(0, assets) * profile.constant(.capByAssets)
      } else if let revenue {
        cap = max(0, revenue) * profile.constant(.capByRevenue)
      } else {
        factor = min(factor, profile.point(.creditNoStrength))
      }
    }
    self.factor = factor
    self.cap = cap
    func counted(_ amount: Int64) -> Int64 {
      let graded = Fixed.product(amount, factor)
      return cap.map { min(graded, $0) } ?? graded
    }
    credited = counted(fixed)
    low = counted(share(.fixedShareLow))
    high = counted(share(.fixedShareHigh))
  }

  /// How the credited amount came about, as a clause of a sentence.
  var words: String {
    var text = "固定资产投资 \(Money(yuan: fixed).text)"
    if isEstimate { text += "(按总投资 \(fact.value.text) 推算)" }
    text += ",依据“\(fact.grade.label)”按 \(Decimals.percent(factor)) 认可"
    if let cap, Fixed.product(fixed, factor) > cap { text += ",以主体实力 \(Money(yuan: cap).text) 为限" }
    return text + ",认可 \(Money(yuan: credited).text)"
  }

  /// The warning beside a firm whose plan is out of proportion to its revenue (<doc:CreditedPlan>).
  static func warning(_ pair: Pair) -> String? {
    guard let plan = pair.planned(pair.plan?.input.totalInvestment) ?? pair.planned(pair.plan?.input.fixedInvestment),
      let revenue = pair.terms.fresh(pair.firm.input.revenue, .figure),
      plan.value.yuan > revenue.value.yuan * pair.profile.constant(.warnRevenue)
    else { return nil }
    return "投资规模与主体实力明显不匹配,需核资金来源"
  }
}
