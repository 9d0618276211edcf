import Domain

/// 主体实力 (落地价值): revenue, best title, three years' growth and R&D share, by fixed shares (<doc:CountysGain>).
///
/// Reads: the firm alone. Each missing part takes the prior and widens the interval by its own range only.
enum Capability: Criterion {
  static let name = CriterionName.capability
  static let side = Side.gain
  static let label = "主体实力"

  static func judge(_ pair: Pair) -> Judgement {
    let (profile, firm) = (pair.profile, pair.firm)
    let prior = profile.priors[name]
    func part(_ x: Int64?, over scale: Int64, _ curve: CurveName) -> Judgement {
      let curve = profile.curve(curve)
      return x.map { .known(curve.value(at: $0, over: scale)) }
        ?? .unknown(prior: prior, low: curve.lowest, high: curve.highest)
    }
    let revenue = pair.terms.fresh(firm.input.revenue, .figure)?.value.yuan
    let growth = pair.terms.fresh(firm.input.growth, .figure)?.value.milli
    let research = pair.terms.fresh(firm.input.rdShare, .figure)?.value.milli
    let title =
      title(pair).map { Judgement.known($0.value) }
      ?? .unknown(prior: prior, low: profile.point(.titleNone), high: profile.point(.titleTop))
    var parts = JudgedParts()
    parts.add(profile.point(.capabilityByRevenue), part(revenue, over: 10_000, .capabilityRevenue))
    parts.add(profile.point(.capabilityByTitle), title)
    // A per cent in thousandths is 10 of the curve's ten-thousandths.
    parts.add(profile.point(.capabilityByGrowth), part(growth, over: 10, .capabilityGrowth))
    parts.add(profile.point(.capabilityByResearch), part(research, over: 10, .capabilityResearch))
    return parts.judgement
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    let firm = pair.firm.input
    var clauses: [String] = []
    var missing: [String] = []
    var facts: [Fact] = []
    if let revenue = pair.terms.fresh(firm.revenue, .figure) {
      clauses.append("上年营收 \(revenue.value.text)")
      facts.append(Fact(field: "revenue_yuan", value: revenue.value.text, of: revenue))
    } else {
      missing.append("营收")
    }
    if let (title, _) = title(pair), let held = firm.titles {
      clauses.append(title.map { "最高资质“\($0.label)”" } ?? "经查无资质称号")
      facts.append(Fact(field: "titles", value: title?.label ?? "无", of: held))
    } else {
      missing.append("资质称号")
    }
    if let growth = pair.terms.fresh(firm.growth, .figure) {
      clauses.append("三年平均增长 \(growth.value.text)%")
      facts.append(Fact(field: "growth_3y_pct", value: "\(growth.value.text)%", of: growth))
    } else {
      missing.append("增长率")
    }
    if let research = pair.terms.fresh(firm.rdShare, .figure) {
      clauses.append("研发投入占比 \(research.value.text)%")
      facts.append(Fact(field: "rd_share_pct", value: "\(research.value.text)%", of: research))
    } else {
      missing.append("研发占比")
    }
    var text = clauses.joined(separator: ",")
    if !missing.isEmpty {
      text += (text.isEmpty ? "" : ";") + "\(missing.joined(separator: "、"))未填报或已过期"
      text += ",按 \(PartScore(pair.profile.priors[name]).text) 分计"
    }
    return Explanation(text: text + ",合计 \(Decimals.share(judgement.value))", facts: facts)
  }

  /// The best title that has not expired; a firm without titles after a check has none; `nil` when not known.
  private static func title(_ pair: Pair) -> (title: FirmTitle?, value: Int64)? {
    guard let titles = pair.firm.input.titles else { return nil }
    let profile = pair.profile
    guard !titles.value.isEmpty else { return (nil, profile.point(.titleNone)) }
    var best: (title: FirmTitle?, value: Int64)?
    for held in titles.value {
      if let expires = held.expires, expires < pair.terms.date { continue }
      let value =
        switch held.kind {
        case .listed, .nationalChampion, .littleGiant: profile.point(.titleTop)
        case .provincialSpecialised: profile.point(.titleProvincial)
        case .highTech: profile.point(.titleHighTech)
        case .aboveScale: profile.point(.titleAboveScale)
        case .smallTech: profile.point(.titleSmallTech)
        }
      if value > best?.value ?? -1 { best = (held.kind, value) }
    }
    return best
  }
}
