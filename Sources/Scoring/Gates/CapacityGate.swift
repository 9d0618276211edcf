import Domain

/// 要素容量: what is free of land (亩), plant (m²), power (kVA), water and sewage (t/d), gas (m³/h) and steam (t/h), less
/// the live holds of others, and the hard limits of the building (ground floor, load in kN/m², height in m, crane in t).
///
/// Parameters: `gates.capacity` (what a plan must state, by 落地方式), the age limit of the ledger in days, and the profile's
/// `capacity_veto`. One thing short fails, with the gap; at first contact it is a question, with what other zones of the park
/// have and what plant there is to rent. Who answers: 经开区, 供电公司, 水务公司 for the ledger; the firm for what it asks.
enum CapacityGate: Gate {
  static let name = GateName.capacity

  static func cited(_ gates: GateRules) -> any CitedRules { gates.capacity }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let (plan, site) = (pair.plan, context.site)
    guard plan.exists else { return .missing(.noPlan) }
    var open: GateVerdict?
    var short: GateVerdict?
    let isVeto = site.terms.scale.constant(.capacityVeto) != 0
    let required = context.required(site.landingMode(plan))
    for (index, supply) in site.supplies.enumerated() {
      let detail = UInt16(index)
      guard let asked = site.known(plan.asked(supply.resource)) else {
        if open == nil, required & (1 << index) != 0 { open = .missing(.askUnknown, detail: detail) }
        continue
      }
      guard asked > 0 else { continue }
      guard let free = supply.free(for: pair.firm.id)?.milli, let offered = supply.offered(to: pair.firm.id) else {
        if open == nil { open = .missing(.ledgerUnknown, detail: detail, actual: asked) }
        continue
      }
      if asked > free {
        if isVeto { return .fail(.short, detail: detail, actual: asked, line: max(0, free)) }
        if short == nil { short = .pending(.shortHere, detail: detail, actual: asked, line: max(0, free)) }
        continue
      }
      if asked > offered, open == nil { open = .pending(.beyondOffer, detail: detail, actual: asked, line: offered) }
    }
    let limits = site.limits(plan)
    if site.takesBuilding(plan), !limits.asksNothing {
      guard let best = limits.best(site.floors) else { return short ?? open ?? .missing(.floorUnknown) }
      if let miss = best.misses.first(where: { $0.reason != .floorUnknown }) {
        return .fail(miss.reason, detail: UInt16(clamping: best.floor.number), actual: miss.asked, line: miss.offered)
      }
      if !best.misses.isEmpty {
        return short ?? open ?? .missing(.floorUnknown, detail: UInt16(clamping: best.floor.number))
      }
    }
    return short ?? open ?? .pass()
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.capacity
    switch verdict.reason {
    case .noPlan:
      return GateWords("尚无拟投项目,要素需求未知", gap: GateGap(text: "填报用地、厂房、电、水、污水需求"), who: ["企业"])
    case .askUnknown, .ledgerUnknown, .short, .shortHere, .beyondOffer:
      return resourceWords(Resource.allCases[Int(verdict.detail)], verdict, subject, context)
    case .groundFloor, .floorLoad, .clearHeight, .crane:
      return limitWords(subject, context)
    case .floorUnknown:
      return GateWords("厂房楼层参数(荷载、层高、行车)未录入", gap: GateGap(text: "录入厂房楼层参数"), who: [rule.department])
    default:
      return GateWords("各项要素余量满足需求", facts: supplyFacts(subject, context.site))
    }
  }

  private static func resourceWords(
    _ resource: Resource, _ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext
  ) -> GateWords {
    let rule = context.gates.capacity
    let (label, unit) = (resource.label, resource.unit)
    let (asked, line) = (Figures.text(verdict.actual), Figures.text(verdict.line))
    let short = Figures.text(verdict.actual - verdict.line)
    let department = rule.department(of: resource)
    let gap = Quantity(milli: verdict.actual - verdict.line)
    switch verdict.reason {
    case .askUnknown:
      return GateWords("\(label)需求未填报", gap: GateGap(text: "填报\(label)需求(\(unit))"), who: ["企业"])
    case .ledgerUnknown:
      let days = context.site.terms.scale.constant(.ledgerDays)
      return GateWords(
        "\(label)需\(asked)\(unit),园区台账未填或已超\(days)天,余量未知", gap: GateGap(text: "更新\(label)余量"),
        who: [department])
    case .beyondOffer:
      return GateWords(
        "\(label)需\(asked)\(unit),本招商项目可供\(line)\(unit),园区尚有余量,待\(department)认定能否增供",
        gap: GateGap(text: "增供\(short)\(unit)", quantity: gap, unit: unit), who: [department],
        facts: supplyFacts(subject, context.site))
    case .shortHere:
      let ways = ways(resource, verdict, subject, context.site)
      return GateWords(
        "\(label)需\(asked)\(unit),\(context.site.zone?.name ?? "本片区")扣除他人预留后余\(line)\(unit),缺\(short)\(unit);\(ways.text)",
        gap: GateGap(text: ways.gap, quantity: gap, unit: unit), who: ["企业", department],
        facts: supplyFacts(subject, context.site))
    default:
      let others = shortages(subject, context.site).filter { $0.resource != resource }
        .map { ";\($0.resource.label)缺\(Figures.text($0.short))\($0.resource.unit)" }.joined()
      return GateWords(
        "\(label)需\(asked)\(unit),扣除他人预留后余\(line)\(unit),缺\(short)\(unit)\(others)",
        gap: GateGap(text: "缺\(short)\(unit)", quantity: gap, unit: unit), who: [department],
        facts: supplyFacts(subject, context.site))
    }
  }

  /// What else the park has for a shortage at first contact: other zones, and plant to rent in the place of land.
  private static func ways(
    _ resource: Resource, _ verdict: GateVerdict, _ subject: GateSubject, _ site: Site
  ) -> (text: String, gap: String) {
    var texts: [String] = []
    var gaps: [String] = []
    let zones = site.elsewhere(resource, verdict.actual, for: subject.firm.id)
    if !zones.isEmpty {
      let named = zones.map { "\($0.zone.name)余\(Figures.text($0.milli))\(resource.unit)" }.joined(separator: "、")
      texts.append("同园区\(named)可供")
      gaps.append("可否落在\(zones.map(\.zone.name).joined(separator: "、"))")
    }
    if resource == .land {
      let here = site.supply(.plant).free(for: subject.firm.id).flatMap { free in
        free.milli > 0 ? (name: site.zone?.name ?? "本片区", milli: free.milli) : nil
      }
      let plants =
        [here].compactMap(\.self)
        + site.elsewhere(.plant, 0, for: subject.firm.id).map { (name: $0.zone.name, milli: $0.milli) }
      if !plants.isEmpty {
        let named = plants.map { "\($0.name)\(Figures.text($0.milli))\(Resource.plant.unit)" }.joined(separator: "、")
        texts.append("可租厂房有\(named)")
        gaps.append("可否租用厂房")
      }
    }
    guard !texts.isEmpty else { return ("园区其他片区也没有足够余量", "能否缩减\(resource.label)需求,或待园区增供") }
    return (texts.joined(separator: ","), "请企业答复:" + gaps.joined(separator: ",或"))
  }

  private static func limitWords(_ subject: GateSubject, _ context: GateContext) -> GateWords {
    let best = context.site.floor(for: subject.plan.map(PlanFacts.init) ?? .none)
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
      gap: GateGap(text: phrases.map(\.gap).joined(separator: "、")), who: [context.gates.capacity.department],
      facts: [Fact(field: "floor", value: "第\(number)层")])
  }

  /// What the plan asks of each resource, with what the site has of it.
  private static func asks(_ subject: GateSubject, _ site: Site) -> [(supply: Supply, asked: Int64)] {
    guard let plan = subject.plan.map(PlanFacts.init) else { return [] }
    return site.supplies.compactMap { supply in
      site.known(plan.asked(supply.resource)).flatMap { $0 > 0 ? (supply, $0) : nil }
    }
  }

  private static func shortages(_ subject: GateSubject, _ site: Site) -> [(resource: Resource, short: Int64)] {
    asks(subject, site).compactMap { supply, asked in
      guard let free = supply.free(for: subject.firm.id)?.milli, asked > free else { return nil }
      return (supply.resource, asked - max(0, free))
    }
  }

  private static func supplyFacts(_ subject: GateSubject, _ site: Site) -> [Fact] {
    asks(subject, site).compactMap { supply, asked in
      let (resource, firm) = (supply.resource, subject.firm.id)
      guard let free = supply.free(for: firm), let offered = supply.offered(to: firm) else { return nil }
      let own = supply.ownHold(of: firm)
      var value = "需\(Figures.text(asked))\(resource.unit),余\(Figures.text(max(0, free.milli)))\(resource.unit)"
      if own > 0 { value += "(含本企业预留\(Figures.text(own))\(resource.unit))" }
      if offered < free.milli { value += ",本招商项目可供\(Figures.text(offered))\(resource.unit)" }
      return Fact(
        field: resource.rawValue, value: value, source: free.source == 0 ? nil : free.source, asOf: free.asOf)
    }
  }
}
