import Domain

/// What `investment_intensity` and `tax_intensity` share: an amount a 亩 against the line in force.
enum IntensityJudgement {
  /// - Parameters:
  ///   - amount: 元; `nil` when the plan does not give it.
  ///   - isFloor: whether the amount is only the least it can be, so that falling short proves nothing.
  static func verdict(
    _ kind: ThresholdKind, amount: Int64?, isFloor: Bool = false, _ pair: GatePair, _ site: Site
  ) -> GateVerdict {
    let line = site.line(kind)
    let area = site.area(pair.plan, kind)
    if area == .exempt || area == .takesNone { return .notApplicable(area == .exempt ? .notApplicable : .takesNone) }
    guard pair.plan.exists else { return .missing(.noPlan, line: line.yuanPerMu) }
    guard let amount else { return .missing(.amountUnknown, line: line.yuanPerMu) }
    guard let perMu = area.perMu(amount) else {
      return .missing(area == .noPlotRatio ? .plotRatioUnknown : .areaUnknown, line: line.yuanPerMu)
    }
    if area.reaches(amount, line: line.yuanPerMu) { return .pass(actual: perMu, line: line.yuanPerMu) }
    if isFloor { return .missing(.totalOnly, actual: perMu, line: line.yuanPerMu) }
    return line.mode == .binding
      ? .fail(.belowBinding, actual: perMu, line: line.yuanPerMu)
      : .pending(.belowReference, actual: perMu, line: line.yuanPerMu)
  }

  /// - Parameters:
  ///   - measure: 投资强度 or 亩均税收.
  ///   - unit: 万元/亩 or 万元/亩·年.
  ///   - amountName: 固定资产投资 or 达产年税收.
  static func words(
    _ kind: ThresholdKind, _ verdict: GateVerdict, _ subject: GateSubject, _ site: Site, unit: String,
    amountName: String, facts: [Fact]
  ) -> GateWords {
    let (rule, line) = (site.yieldRules(kind), site.line(kind))
    let measure = kind == .investment ? InvestmentIntensityGate.name.label : TaxIntensityGate.name.label
    let (actual, limit) = (Figures.wan(verdict.actual), Figures.wan(verdict.line))
    let short = Figures.wan(verdict.line - verdict.actual)
    let gap = GateGap(
      text: "每亩差\(short)万元",
      quantity: Quantity(milli: Fixed.roundedHalfUp((verdict.line - verdict.actual) / 10, over: 1)), unit: unit)
    let lineName = line.mode == .binding ? "门槛" : "参考线" + (line.whose.map { "(\($0))" } ?? "")
    var words: GateWords
    switch verdict.reason {
    case .notApplicable:
      let mode = site.landingMode(subject.plan.map(PlanFacts.init) ?? .none)
      words = GateWords("\(mode.label)项目,\(measure)不适用")
    case .takesNone:
      words = GateWords("项目不用地、不用厂房,\(measure)不适用")
    case .noPlan:
      words = GateWords("尚无拟投项目,\(measure)未知", gap: GateGap(text: "填报\(amountName)与用地(厂房)面积"), who: ["企业"])
    case .amountUnknown:
      words = GateWords(
        "\(amountName)未填报,\(measure)未知", gap: GateGap(text: "填报\(amountName)"), who: ["企业"], facts: facts)
    case .areaUnknown:
      words = GateWords(
        "用地(厂房)面积未填报,\(measure)未知", gap: GateGap(text: "填报用地或厂房面积"), who: ["企业"], facts: facts)
    case .plotRatioUnknown:
      words = GateWords(
        "厂房容积率未录入,不能折算亩数", gap: GateGap(text: "录入厂房容积率"), who: [rule.department], facts: facts)
    case .totalOnly:
      words = GateWords(
        "仅填总投资,固定资产投资最低折算\(measure)\(actual)\(unit),低于\(lineName)\(limit)\(unit),请补固定资产投资",
        gap: GateGap(text: "填报固定资产投资"), who: ["企业"], facts: facts)
    case .belowReference:
      words = GateWords(
        "\(measure) \(actual) \(unit),低于\(lineName) \(limit) \(unit),待\(rule.department)认定", gap: gap,
        who: rule.departments, facts: facts + (rule.elsewhere.map { [Fact(field: "elsewhere", value: $0)] } ?? []))
    case .belowBinding:
      words = GateWords(
        "\(measure) \(actual) \(unit),低于门槛 \(limit) \(unit)", gap: gap, who: ["企业", rule.department], facts: facts)
    default:
      words = GateWords("\(measure) \(actual) \(unit),不低于\(lineName) \(limit) \(unit)", facts: facts)
    }
    words.clause = line.paper
    return words
  }
}
