import Domain

/// 资金匹配 (落地价值): the plan ÷ net assets, else ÷ revenue; proved own funds earn a bonus (<doc:CountysGain>).
///
/// Reads: total (else fixed) investment and own funds of the plan; net assets and revenue of the firm. Unit: ratio.
enum FundingStrength: Criterion {
  static let name = CriterionName.fundingStrength
  static let side = Side.gain
  static let label = "资金匹配"

  static func judge(_ pair: Pair) -> Judgement {
    guard let plan = investment(pair), let base = base(pair) else { return unknown(pair) }
    let curve = pair.profile.curve(base.byAssets ? .fundingByAssets : .fundingByRevenue)
    let yuan = base.fact.value.yuan
    // A firm without assets or revenue carries nothing.
    var value = yuan > 0 ? curve.value(atRatio: plan.value.yuan, over: yuan) : curve.lowest
    if ownFunds(pair) != nil { value = min(Fixed.one, value + pair.profile.point(.fundingProvedBonus)) }
    return .known(value)
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let plan = investment(pair), let base = base(pair) else {
      return Explanation(text: silence("投资额、净资产或营收", judgement))
    }
    let what = base.byAssets ? "净资产" : "上年营收"
    var facts = [
      Fact(field: "investment", value: plan.value.text, of: plan),
      Fact(field: base.byAssets ? "net_assets" : "revenue", value: base.fact.value.text, of: base.fact),
    ]
    var text = "计划投资 \(plan.value.text),\(what) \(base.fact.value.text)"
    if base.fact.value.yuan > 0 {
      let tenths = Fixed.roundedHalfUp(plan.value.yuan * 10, over: base.fact.value.yuan)
      text += ",投资为\(what)的 \(Decimals.text(tenths, digits: 1)) 倍"
    }
    if let own = ownFunds(pair) {
      text += ",自有资金 \(own.value.text)% 已有证明"
      facts.append(Fact(field: "own_funds_share_pct", value: "\(own.value.text)%", of: own))
    }
    return Explanation(text: "\(text),计 \(Decimals.share(judgement.value))", facts: facts)
  }

  private static func investment(_ pair: Pair) -> Dated<Money>? {
    pair.planned(pair.plan?.input.totalInvestment) ?? pair.planned(pair.plan?.input.fixedInvestment)
  }

  private static func base(_ pair: Pair) -> (fact: Dated<Money>, byAssets: Bool)? {
    if let assets = pair.terms.fresh(pair.firm.input.netAssets, .figure) { return (assets, true) }
    return pair.terms.fresh(pair.firm.input.revenue, .figure).map { ($0, false) }
  }

  /// The share of own funds when it is proved and enough.
  private static func ownFunds(_ pair: Pair) -> Dated<Quantity>? {
    guard let own = pair.planned(pair.plan?.input.ownFundsShare),
      own.value.milli >= pair.profile.point(.fundingProvedShare) * 10,
      own.grade == .documented || pair.planned(pair.plan?.input.fundsProof)?.value == true
    else { return nil }
    return own
  }
}
