internal import Domain

/// What `investment_intensity` and `tax_intensity` share: an amount a 亩 against the line in force.
enum IntensityJudgement {
  /// - Parameters:
  ///   - amount: 元; `nil` when the plan does not give it.
  ///   - isFloor: whether the amount is only the least it can be, so that falling short proves nothing.
  static func verdict(
    amount: Int64?, isFloor: Bool = false, _ pair: GatePair, _ context: GateContext, rule: IntensityRules,
    line: IntensityLine
  ) -> GateVerdict {
    if rule.exemptModes.contains(context.landingMode(pair)) { return .notApplicable }
    guard pair.plan.exists else { return .missing(.noPlan, line: line.yuanPerMu) }
    guard let amount else { return .missing(.amountUnknown, line: line.yuanPerMu) }
    switch BuiltArea(pair, context, rule: rule, plotRatio: line.plotRatio) {
    case .notGiven: return .missing(.areaUnknown, line: line.yuanPerMu)
    case .noPlotRatio: return .missing(.plotRatioUnknown, line: line.yuanPerMu)
    case .known(let mu):
      // 亩 in thousandths: compare exactly, divide only for the words.
      let perMu = Int64(Int128(amount) * 1000 / Int128(mu))
      if Int128(amount) * 1000 >= Int128(line.yuanPerMu) * Int128(mu) {
        return .pass(actual: perMu, line: line.yuanPerMu)
      }
      if isFloor { return .missing(.totalOnly, actual: perMu, line: line.yuanPerMu) }
      return line.mode == .binding
        ? .fail(.belowBinding, actual: perMu, line: line.yuanPerMu)
        : .pending(.belowReference, actual: perMu, line: line.yuanPerMu)
    }
  }

  /// - Parameters:
  ///   - measure: 投资强度 or 亩均税收.
  ///   - unit: 万元/亩 or 万元/亩·年.
  ///   - amountName: 固定资产投资 or 达产年税收.
  static func words(
    _ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext, rule: IntensityRules, line: IntensityLine,
    measure: String, unit: String, amountName: String, facts: [Fact]
  ) -> GateWords {
    let (actual, limit) = (Figures.wan(verdict.actual), Figures.wan(verdict.line))
    let department = rule.departments.first ?? ""
    let short = Figures.wan(verdict.line - verdict.actual)
    let gap = GateGap(
      text: "每亩差\(short)万元",
      quantity: Quantity(milli: Fixed.roundedHalfUp((verdict.line - verdict.actual) / 10, over: 1)),
      unit: unit)
    let lineName = line.mode == .binding ? "门槛" : "参考线"
    switch verdict.reason {
    case .notApplicable:
      return GateWords("\(subjectMode(subject, context).label)项目,\(measure)不适用", clause: line.paper)
    case .noPlan:
      return GateWords(
        "尚无拟投项目,\(measure)未知", clause: line.paper, gap: GateGap(text: "填报\(amountName)与用地(厂房)面积"), who: ["企业"])
    case .amountUnknown:
      return GateWords(
        "\(amountName)未填报,\(measure)未知", clause: line.paper, gap: GateGap(text: "填报\(amountName)"), who: ["企业"],
        facts: facts)
    case .areaUnknown:
      return GateWords(
        "用地(厂房)面积未填报,\(measure)未知", clause: line.paper, gap: GateGap(text: "填报用地或厂房面积"), who: ["企业"], facts: facts)
    case .plotRatioUnknown:
      return GateWords(
        "厂房容积率未录入,不能折算亩数", clause: line.paper, gap: GateGap(text: "录入厂房容积率"), who: [department], facts: facts)
    case .totalOnly:
      return GateWords(
        "仅填总投资,固定资产投资最低折算\(measure)\(actual)\(unit),低于\(lineName)\(limit)\(unit),请补固定资产投资", clause: line.paper,
        gap: GateGap(text: "填报固定资产投资"), who: ["企业"], facts: facts)
    case .belowReference:
      return GateWords(
        "\(measure) \(actual) \(unit),低于参考线 \(limit) \(unit),待\(department)认定", clause: line.paper, gap: gap,
        who: rule.departments, facts: facts + (rule.elsewhere.map { [Fact(field: "elsewhere", value: $0)] } ?? []))
    case .belowBinding:
      return GateWords(
        "\(measure) \(actual) \(unit),低于门槛 \(limit) \(unit)", clause: line.paper, gap: gap, who: ["企业", department],
        facts: facts)
    default:
      return GateWords("\(measure) \(actual) \(unit),不低于\(lineName) \(limit) \(unit)", clause: line.paper, facts: facts)
    }
  }

  private static func subjectMode(_ subject: GateSubject, _ context: GateContext) -> LandingMode {
    guard let stated = subject.plan?.landingMode, stated.asOf >= context.oldestPlanFact else {
      return context.need.landingMode
    }
    return stated.value
  }
}
