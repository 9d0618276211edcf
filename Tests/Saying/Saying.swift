package import Domain
package import Scoring

/// What one explanation prints about things that criteria and gates both speak of, read back from its sentences and facts.
package struct Saying {
  private let match: Match
  private let date: CalendarDate

  package init(_ match: Match, on date: CalendarDate) {
    self.match = match
    self.date = date
  }

  private func line(_ name: CriterionName) -> Contribution? {
    match.sides.lazy.flatMap(\.contributions).first { $0.criterion == name.key }
  }

  private func gate(_ name: GateName) -> GateResult? { match.gates.first { $0.rule == name } }

  /// The number behind a word: `余` in `需30亩,余0亩` is `0`.
  private static func number(after word: String, in text: String) -> String? {
    guard let range = text.firstRange(of: word) else { return nil }
    let digits = text[range.upperBound...].drop { $0 == " " }.prefix { "0123456789.-".contains($0) }
    return digits.isEmpty ? nil : String(digits)
  }

  /// Every place where a criterion and a gate of this pair say different things.
  package var contradictions: [String] { offers + yields + facts + trades + codes }

  /// What the site can give of a resource: 场地适配, 环境余量 and 要素容量.
  private var offers: [String] {
    guard let capacity = gate(.capacity), let fit = line(.siteFit) else { return [] }
    var found: [String] = []
    for resource in Resource.allCases {
      let offered = fit.facts.first { $0.field == "\(resource.field)_offered" }?.value.dropLast(resource.unit.count)
      if let fact = capacity.facts.first(where: { $0.field == resource.rawValue }) {
        let left = Saying.number(after: "余", in: fact.value)
        let given = Saying.number(after: "可供", in: fact.value) ?? left
        if given != offered.map(String.init) { found.append("\(resource): \(fact.value) / 可供 \(offered ?? "未知")") }
        if resource == .sewage,
          let free = line(.environmentalHeadroom)?.facts.first(where: { $0.field == "sewage_free" }),
          String(free.value.dropLast(3)) != left
        {
          found.append("sewage: \(fact.value) / 余量 \(free.value)")
        }
      }
      let isUnknown = capacity.text.contains("\(resource.label)需") && capacity.text.contains("余量未知")
      if isUnknown, offered != nil { found.append("\(resource): 余量未知 / 可供 \(offered ?? "")") }
      let isShort = capacity.verdict == .fail && capacity.text.contains("\(resource.label)需")
      if isShort, let left = Saying.number(after: "预留后余", in: capacity.text), capacity.text.hasPrefix(resource.label),
        let offered, offered != left, (Double(offered) ?? 0) > (Double(left) ?? 0)
      {
        found.append("\(resource): 余\(left) / 可供 \(offered)")
      }
    }
    if capacity.verdict == .pass, fit.known, fit.text.contains("(0."), offersFallShort(fit) {
      found.append("capacity passes: \(fit.text)")
    }
    return found
  }

  /// Whether a resource is offered less than is asked.
  private func offersFallShort(_ fit: Contribution) -> Bool {
    Resource.allCases.contains { resource in
      guard let asked = fit.facts.first(where: { $0.field == resource.field })?.value.dropLast(resource.unit.count),
        let offered = fit.facts.first(where: { $0.field == "\(resource.field)_offered" })?.value
          .dropLast(resource.unit.count)
      else { return false }
      return (Double(asked) ?? 0) > (Double(offered) ?? 0)
    }
  }

  /// Line, area and whether a yield a 亩 is asked at all: 亩均水平, 投资强度 and 亩均税收.
  private var yields: [String] {
    guard let headroom = line(.intensityHeadroom) else { return [] }
    var found: [String] = []
    for (kind, name) in [(ThresholdKind.investment, GateName.investmentIntensity), (.tax, .taxIntensity)] {
      guard let gate = gate(name), gate.facts.allSatisfy({ $0.field != "ruling" }) else { continue }
      if (gate.verdict == .notApplicable) == headroom.applicable {
        found.append("\(name): \(gate.text) / \(headroom.text)")
      }
      let areaIsOpen = headroom.text.hasPrefix("用地或厂房面积") || headroom.text.hasPrefix("厂房容积率")
      if areaIsOpen, gate.text.contains("万元/亩") { found.append("\(name): \(gate.text) / \(headroom.text)") }
      if gate.text.hasPrefix("用地(厂房)面积未填报") || gate.text.hasPrefix("厂房容积率"), !areaIsOpen {
        found.append("\(name): \(gate.text) / \(headroom.text)")
      }
      guard let line = headroom.facts.first(where: { $0.field == "\(kind.rawValue)_line" }) else { continue }
      if let limit = Saying.number(after: "参考线", in: gate.text) ?? Saying.number(after: "门槛", in: gate.text),
        line.value != "\(limit)万元/亩", gate.text.contains("万元/亩")
      {
        found.append("\(name): line \(limit) / \(line.value)")
      }
      if kind == .tax, let told = Saying.number(after: "亩均税收", in: gate.text),
        let scored = Saying.number(after: "\(kind.label) ", in: headroom.text),
        headroom.text.contains("\(kind.label) \(scored)万元/亩"), told != scored
      {
        found.append("\(name): \(told) / \(scored) 万元 a 亩")
      }
    }
    return found
  }

  /// A fact printed twice is printed alike, and what a gate prints of the plan still counts.
  private var facts: [String] {
    let criteria = match.sides.flatMap(\.contributions).flatMap(\.facts)
    var found: [String] = []
    let planned: Set<String> = [
      "land_mu", "plant_m2", "annual_tax_yuan", "fixed_investment_yuan", "total_investment_yuan", "wanted_start",
      "hazards", "processes", "cod_t_a", "energy_tce_a", "electricity_kwh_a",
    ]
    let oldest = date.adding(months: -12)
    for fact in match.gates.flatMap(\.facts) where planned.contains(fact.field) {
      if let asOf = fact.asOf, asOf < oldest { found.append("\(fact.field) of \(asOf) is too old to be printed") }
      for other in criteria where other.field == fact.field && other != fact {
        found.append("\(fact.field): \(fact.value) \(fact.asOf?.description ?? "") / \(other.value)")
      }
    }
    return found
  }

  /// The weight of the trade: 环境余量, 长江保护法 and 排放总量.
  private var trades: [String] {
    guard let told = line(.environmentalHeadroom)?.facts.first(where: { $0.field == "trade_weight" })?.value else {
      return []
    }
    let isHeavy = told == TradeWeight.heavy.label
    // Whoever produces here already does not move in.
    let isLocal = gate(.yangtze)?.text.contains("已在本县生产") == true
    var found: [String] = []
    if !isLocal, let gate = gate(.yangtze), gate.text.contains("属重污染行业") != isHeavy,
      gate.text.hasPrefix("非化工") || !isHeavy
    {
      found.append("\(told) / \(gate.text)")
    }
    if isHeavy, let gate = gate(.pollutantTotal), gate.text.hasPrefix("无生产废水") || gate.text.hasPrefix("有生产废水") {
      found.append("\(told) / \(gate.text)")
    }
    return found
  }

  /// The code that is read: an inferred one is never taken for a declared one.
  private var codes: [String] {
    let declared = line(.industryFit)?.facts.first { $0.field == "industry_code" }?.value
    let inferred = gate(.industryAdmission)?.facts.first { $0.field == "inferred_codes" }?.value
    if let declared, let inferred { return ["code \(declared) / \(inferred)"] }
    return []
  }
}
