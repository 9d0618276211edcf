internal import Domain

/// 投资强度: fixed investment a 亩.
///
/// Parameters: `gates.investment_intensity` (line in 元 per 亩, exempt ways of landing, m² a 亩, least fixed share of a
/// total) and the thresholds of need, zone and park. With the park's own paper falling below fails; without it the line
/// is a reference, below which the pair waits for 经开区. Who answers: 经开区; the firm for investment and area.
enum InvestmentIntensityGate: GateKernel {
  static let name = GateName.investmentIntensity

  static func verdict(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let rule = context.gates.investmentIntensity
    var amount = context.known(pair.plan.fixedInvestment)
    var isFloor = false
    if amount == nil, let total = context.known(pair.plan.totalInvestment), let share = rule.fixedShareFloor {
      amount = total * share.milli / 1000
      isFloor = true
    }
    return IntensityJudgement.verdict(
      amount: amount, isFloor: isFloor, pair, context, rule: rule, line: context.investmentLine)
  }

  static func words(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    var facts: [Fact] = []
    if let fixed = subject.plan?.fixedInvestment {
      facts.append(Fact(field: "fixed_investment_yuan", value: fixed.value.text, of: fixed))
    } else if let total = subject.plan?.totalInvestment {
      facts.append(Fact(field: "total_investment_yuan", value: total.value.text, of: total))
    }
    return IntensityJudgement.words(
      verdict, subject, context, rule: context.gates.investmentIntensity, line: context.investmentLine,
      measure: "投资强度", unit: "万元/亩", amountName: "固定资产投资", facts: facts + AreaFacts.of(subject.plan))
  }
}
