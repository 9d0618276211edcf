import Domain

/// 投资强度: fixed investment a 亩.
///
/// Parameters: `gates.investment_intensity` (line in 元 per 亩, exempt ways of landing, m² a 亩, least fixed share of a
/// total) and the thresholds of need, zone and park. With the park's own paper falling below fails; without it the line
/// is a reference, below which the pair waits for 经开区. Who answers: 经开区; the firm for investment and area.
enum InvestmentIntensityGate: Gate {
  static let name = GateName.investmentIntensity

  static func cited(_ gates: GateRules) -> any CitedRules { gates.investmentIntensity }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let site = context.site
    if let amount = site.known(pair.plan.fixedInvestment) {
      return IntensityJudgement.verdict(.investment, amount: amount, pair, site)
    }
    guard let total = site.known(pair.plan.totalInvestment),
      let share = context.gates.investmentIntensity.fixedShareFloor
    else { return IntensityJudgement.verdict(.investment, amount: nil, pair, site) }
    let floor = Int64(clamping: Int128(total) * Int128(share.milli) / 1000)
    return IntensityJudgement.verdict(.investment, amount: floor, isFloor: true, pair, site)
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    var facts: [Fact] = []
    if let fixed = subject.counted(\.fixedInvestment) {
      facts.append(Fact(field: "fixed_investment_yuan", value: fixed.value.text, of: fixed))
    } else if let total = subject.counted(\.totalInvestment) {
      facts.append(Fact(field: "total_investment_yuan", value: total.value.text, of: total))
    }
    return IntensityJudgement.words(
      .investment, verdict, subject, context.site, unit: "万元/亩", amountName: "固定资产投资",
      facts: facts + subject.areaFacts)
  }
}
