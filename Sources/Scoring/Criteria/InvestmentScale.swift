import Domain

/// 固定资产投资规模 (落地价值): credited 万元 on a curve of its own for a 社区工厂 (<doc:CreditedPlan>, <doc:CountysGain>).
///
/// Reads: fixed or total investment of the plan with its evidence; net assets and revenue of the firm.
enum InvestmentScale: Criterion {
  static let name = CriterionName.investmentScale
  static let side = Side.gain
  static let label = "固定资产投资规模"

  static func judge(_ pair: Pair) -> Judgement {
    guard let credit = Credit(pair) else { return unknown(pair) }
    let curve = pair.profile.curve(
      pair.landingMode == .communityWorkshop ? .investmentScaleWorkshop : .investmentScale)
    func value(_ yuan: Int64) -> Int64 { curve.value(at: yuan, over: 10_000) }
    guard credit.isEstimate else { return .known(value(credit.credited)) }
    return .estimate(value(credit.credited), from: value(credit.low), to: value(credit.high))
  }

  /// Where the plan names no way of landing, the need's own chooses the curve.
  static func most(_ pair: Pair) -> Judgement {
    guard let credit = Credit(pair), pair.planned(pair.plan?.input.landingMode) == nil else { return judge(pair) }
    return .known(
      max(
        pair.profile.curve(.investmentScaleWorkshop).value(at: credit.credited, over: 10_000),
        pair.profile.curve(.investmentScale).value(at: credit.credited, over: 10_000)))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let credit = Credit(pair) else { return Explanation(text: silence("投资额", judgement)) }
    var facts = [
      Fact(
        field: credit.isEstimate ? "total_investment_yuan" : "fixed_investment_yuan", value: credit.fact.value.text,
        of: credit.fact)
    ]
    if let assets = pair.terms.fresh(pair.firm.input.netAssets, .figure) {
      facts.append(Fact(field: "net_assets_yuan", value: assets.value.text, of: assets))
    } else if let revenue = pair.terms.fresh(pair.firm.input.revenue, .figure) {
      facts.append(Fact(field: "revenue_yuan", value: revenue.value.text, of: revenue))
    }
    return Explanation(text: "\(credit.words),计 \(Decimals.share(judgement.value))", facts: facts)
  }
}
