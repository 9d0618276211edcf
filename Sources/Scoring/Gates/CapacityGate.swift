internal import Domain

/// 要素容量: what is free of land (亩), plant (m²), power (kVA), water and sewage (t/d), gas (m³/h) and steam (t/h), less
/// the live holds of others, and the hard limits of the building (ground floor, load in kN/m², height in m, crane in t).
///
/// Parameters: `gates.capacity` (what a plan must state, by 落地方式) and the age limit of the ledger in days. One thing
/// short fails, with the gap. Who answers: 经开区, 供电公司, 水务公司 for the ledger; the firm for what it asks.
enum CapacityGate: GateKernel {
  static let name = GateName.capacity
  private static let resources = Resource.allCases

  static func verdict(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let plan = pair.plan
    guard plan.exists else { return .missing(.noPlan) }
    var open: GateVerdict?
    let required = context.required(context.landingMode(pair))
    for index in resources.indices {
      guard let asked = context.known(plan.asked(resources[index])) else {
        if open == nil, required & (1 << index) != 0 { open = .missing(.askUnknown, detail: UInt16(index)) }
        continue
      }
      guard asked > 0 else { continue }
      guard let line = context.capacity.line(index, for: pair.firm.id), !line.isStale else {
        if open == nil { open = .missing(.ledgerUnknown, detail: UInt16(index), actual: asked) }
        continue
      }
      if asked > line.free { return .fail(.short, detail: UInt16(index), actual: asked, line: max(0, line.free)) }
    }
    if let limits = hardLimits(pair, context) {
      guard let best = limits.best(context.floors) else { return open ?? .missing(.floorUnknown) }
      if let miss = best.misses.first(where: { $0.reason != .floorUnknown }) {
        return .fail(miss.reason, detail: UInt16(clamping: best.floor.number), actual: miss.asked, line: miss.offered)
      }
      if !best.misses.isEmpty { return open ?? .missing(.floorUnknown, detail: UInt16(clamping: best.floor.number)) }
    }
    return open ?? .pass()
  }

  /// What the plan asks of a building; `nil` when it builds its own or asks nothing.
  private static func hardLimits(_ pair: GatePair, _ context: GateContext) -> HardLimits? {
    let mode = context.landingMode(pair)
    guard mode == .plant || mode == .communityWorkshop else { return nil }
    let limits = HardLimits(pair.plan, since: context.oldestPlanFact)
    return limits.asksNothing ? nil : limits
  }

  static func words(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.capacity
    let park = rule.departments.first ?? ""
    let index = Int(verdict.detail)
    let (asked, offered) = (Figures.text(verdict.actual), Figures.text(verdict.line))
    switch verdict.reason {
    case .noPlan:
      return GateWords("尚无拟投项目,要素需求未知", clause: rule.clause, gap: GateGap(text: "填报用地、厂房、电、水、污水需求"), who: ["企业"])
    case .askUnknown:
      let resource = Resource.allCases[index]
      return GateWords(
        "\(resource.label)需求未填报", clause: rule.clause, gap: GateGap(text: "填报\(resource.label)需求(\(resource.unit))"),
        who: ["企业"])
    case .ledgerUnknown:
      let resource = Resource.allCases[index]
      return GateWords(
        "\(resource.label)需\(asked)\(resource.unit),园区台账未填或已超\(context.ages.ledgerDays)天,余量未知", clause: rule.clause,
        gap: GateGap(text: "更新\(resource.label)余量"), who: [department(resource, rule)])
    case .short:
      let resource = Resource.allCases[index]
      let short = verdict.actual - verdict.line
      let others = shortages(subject, context).filter { $0.resource != resource }
        .map { ";\($0.resource.label)缺\(Figures.text($0.short))\($0.resource.unit)" }.joined()
      return GateWords(
        "\(resource.label)需\(asked)\(resource.unit),扣除他人预留后余\(offered)\(resource.unit),缺\(Figures.text(short))\(resource.unit)\(others)",
        clause: rule.clause,
        gap: GateGap(
          text: "缺\(Figures.text(short))\(resource.unit)", quantity: Quantity(milli: short), unit: resource.unit),
        who: [department(resource, rule)], facts: ledgerFacts(subject, context))
    case .groundFloor, .floorLoad, .clearHeight, .crane:
      return limitWords(subject, context)
    case .floorUnknown:
      return GateWords("厂房楼层参数(荷载、层高、行车)未录入", clause: rule.clause, gap: GateGap(text: "录入厂房楼层参数"), who: [park])
    default:
      return GateWords("各项要素余量满足需求", clause: rule.clause, facts: ledgerFacts(subject, context))
    }
  }

  private static func limitWords(_ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.capacity
    let park = rule.departments.first ?? ""
    let limits = HardLimits(PlanGateFacts(subject.plan ?? PlanInput(id: 0, firm: 0)), since: context.oldestPlanFact)
    let best = limits.best(context.floors)
    let number = best?.floor.number ?? 0
    let phrases = (best?.misses ?? []).map { miss -> (text: String, gap: String) in
      let (asked, offered) = (Figures.text(miss.asked), Figures.text(miss.offered))
      let short = Figures.text(miss.asked - miss.offered)
      return switch miss.reason {
      case .groundFloor: ("要求首层,提供第\(number)层", "须首层")
      case .floorLoad: ("楼面荷载要求\(asked)kN/m²,仅\(offered)kN/m²", "荷载差\(short)kN/m²")
      case .clearHeight: ("层高要求\(asked)m,仅\(offered)m", "层高差\(short)m")
      case .crane: ("行车要求\(asked)t,仅\(offered)t", "行车差\(short)t")
      default: ("部分楼层参数未录入", "补录楼层参数")
      }
    }
    return GateWords(
      phrases.map(\.text).joined(separator: ";"), clause: "厂房承载条件",
      gap: GateGap(text: phrases.map(\.gap).joined(separator: "、")), who: [park],
      facts: [Fact(field: "floor", value: "第\(number)层")])
  }

  private static func shortages(_ subject: GateSubject, _ context: GateContext) -> [(resource: Resource, short: Int64)]
  {
    guard let plan = subject.plan.map(PlanGateFacts.init) else { return [] }
    return Resource.allCases.enumerated().compactMap { index, resource in
      guard let asked = context.known(plan.asked(resource)), asked > 0,
        let line = context.capacity.line(index, for: subject.firm.id), !line.isStale, asked > line.free
      else { return nil }
      return (resource, asked - max(0, line.free))
    }
  }

  private static func ledgerFacts(_ subject: GateSubject, _ context: GateContext) -> [Fact] {
    guard let plan = subject.plan.map(PlanGateFacts.init) else { return [] }
    return Resource.allCases.enumerated().compactMap { index, resource in
      guard let asked = context.known(plan.asked(resource)), asked > 0,
        let line = context.capacity.line(index, for: subject.firm.id)
      else { return nil }
      let own = context.capacity.ownHold(index, of: subject.firm.id)
      let held = own > 0 ? "(含本企业预留\(Figures.text(own))\(resource.unit))" : ""
      return Fact(
        field: resource.rawValue,
        value: "需\(Figures.text(asked))\(resource.unit),余\(Figures.text(max(0, line.free)))\(resource.unit)\(held)",
        source: line.source == 0 ? nil : line.source, asOf: line.asOf)
    }
  }

  private static func department(_ resource: Resource, _ rule: CapacityRules) -> String {
    let wanted: Int =
      switch resource {
      case .power: 1
      case .water, .sewage: 2
      default: 0
      }
    return rule.departments.indices.contains(wanted) ? rule.departments[wanted] : rule.departments.first ?? ""
  }
}
