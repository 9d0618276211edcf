import Domain

/// 亩均税收: tax of a full year at capacity a 亩.
///
/// Parameters: `gates.tax_intensity` (line in 元 per 亩 and year, exempt ways of landing, m² a 亩) and the thresholds of
/// need, zone and park. With the park's own paper falling below fails; without it the line is a reference. Who answers:
/// 经开区, 税务局; the firm for tax and area.
enum TaxIntensityGate: Gate {
  static let name = GateName.taxIntensity

  static func cited(_ gates: GateRules) -> any CitedRules { gates.taxIntensity }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    IntensityJudgement.verdict(.tax, amount: context.site.known(pair.plan.tax), pair, context.site)
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let tax = subject.counted(\.tax).map { [Fact(field: "annual_tax_yuan", value: $0.value.text, of: $0)] } ?? []
    return IntensityJudgement.words(
      .tax, verdict, subject, context.site, unit: "万元/亩·年", amountName: "达产年税收",
      facts: tax + subject.areaFacts)
  }
}
