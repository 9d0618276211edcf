import Domain

/// 税收贡献 (落地价值): tax paid in a full year at capacity, 万元, all levels, without export refund (<doc:CountysGain>).
///
/// Reads: forecast tax of the plan; without one, last year's tax ÷ revenue × planned output, marked 推算, within a spread.
enum TaxContribution: Criterion {
  static let name = CriterionName.taxContribution
  static let side = Side.gain
  static let label = "税收贡献"

  static func judge(_ pair: Pair) -> Judgement {
    let curve = pair.profile.curve(.tax)
    func value(_ yuan: Int64) -> Int64 { curve.value(at: yuan, over: 10_000) }
    if let tax = pair.planned(pair.plan?.input.tax) { return .known(value(tax.value.yuan)) }
    guard let estimate = estimate(pair) else { return unknown(pair) }
    let spread = pair.profile.point(.estimateSpread)
    return .estimate(
      value(estimate), from: value(Fixed.product(estimate, Fixed.one - spread)),
      to: value(Fixed.product(estimate, Fixed.one + spread)))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    if let tax = pair.planned(pair.plan?.input.tax) {
      return Explanation(
        text: "达产年税收 \(tax.value.text),计 \(Decimals.share(judgement.value))",
        facts: [Fact(field: "annual_tax_yuan", value: tax.value.text, of: tax)])
    }
    guard let estimate = estimate(pair), let paid = pair.firm.input.taxPaid, let revenue = pair.firm.input.revenue,
      let output = pair.planned(pair.plan?.input.output)
    else { return Explanation(text: silence("达产年税收", judgement)) }
    return Explanation(
      text: "未报达产年税收,按上年税收占营收比例和预计产值推算约 \(Money(yuan: estimate).text),计 \(Decimals.share(judgement.value))",
      facts: [
        Fact(field: "tax_yuan", value: paid.value.text, of: paid),
        Fact(field: "revenue_yuan", value: revenue.value.text, of: revenue),
        Fact(field: "annual_output_yuan", value: output.value.text, of: output),
      ])
  }

  private static func estimate(_ pair: Pair) -> Int64? {
    guard let paid = pair.terms.fresh(pair.firm.input.taxPaid, .figure),
      let revenue = pair.terms.fresh(pair.firm.input.revenue, .figure), revenue.value.yuan > 0,
      let output = pair.planned(pair.plan?.input.output)
    else { return nil }
    let product = Int128(paid.value.yuan) * Int128(output.value.yuan)
    return Int64(Fixed.roundedHalfUp(product, over: Int128(revenue.value.yuan)))
  }
}
