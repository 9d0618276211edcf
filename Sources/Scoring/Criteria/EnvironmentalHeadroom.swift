import Domain

/// 环境余量 (落地价值): a hint from the trade and the share of free sewage asked for (<doc:CountysGain>).
///
/// Reads: code and words for the trade's weight; sewage of the plan, t/d, against what is free for the firm.
enum EnvironmentalHeadroom: Criterion {
  static let name = CriterionName.environmentalHeadroom
  static let side = Side.gain
  static let label = "环境余量"

  static func judge(_ pair: Pair) -> Judgement {
    let profile = pair.profile
    let prior = profile.priors[name]
    var sewage = Judgement.unknown(prior: prior)
    if let asked = pair.site.known(pair.facts.sewage) {
      let curve = profile.curve(.sewageShare)
      if asked == 0 {
        sewage = .known(curve.value(at: 0))
      } else if let free = free(pair)?.milli {
        sewage = .known(free > 0 ? curve.value(atRatio: asked, over: free) : curve.lowest)
      }
    }
    return JudgedParts.two(profile.point(.environmentByTrade), trade(pair), sewage)
  }

  /// What is free depends on the need.
  static func most(_ pair: Pair) -> Judgement {
    guard let asked = pair.site.known(pair.facts.sewage), asked != 0 else { return judge(pair) }
    return JudgedParts.two(
      pair.profile.point(.environmentByTrade), trade(pair), open(pair, .sewageShare))
  }

  private static func trade(_ pair: Pair) -> Judgement {
    let profile = pair.profile
    return pair.trade.map { .known(weight($0, profile)) }
      ?? .unknown(
        prior: profile.priors[name], low: profile.point(.environmentHeavy), high: profile.point(.environmentOther))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    var clauses: [String] = []
    var facts: [Fact] = []
    if let trade = pair.trade {
      clauses.append("行业属\(trade.label)")
      facts.append(Fact(field: "trade_weight", value: trade.label))
    } else {
      clauses.append("行业未知")
    }
    if let asked = pair.planned(pair.plan?.input.sewage) {
      facts.append(Fact(field: "sewage_t_d", value: "\(asked.value.text)t/d", of: asked))
      if let free = free(pair) {
        let left = Figures.text(max(0, free.milli))
        clauses.append("需排污水 \(asked.value.text) t/d,园区余量 \(left) t/d")
        facts.append(
          Fact(
            field: "sewage_free", value: "\(left)t/d", source: free.source == 0 ? nil : free.source, asOf: free.asOf))
      } else {
        clauses.append("需排污水 \(asked.value.text) t/d,园区余量未登记或已过期")
      }
    } else {
      clauses.append("污水量未填报,按 \(PartScore(pair.profile.priors[name]).text) 分计")
    }
    return Explanation(
      text: clauses.joined(separator: ",") + ",合计 \(Decimals.share(judgement.value))", facts: facts)
  }

  /// What is free of sewage for the firm, thousandths of t/d.
  private static func free(_ pair: Pair) -> Supply.Free? { pair.site.supply(.sewage).free(for: pair.firm.input.id) }

  private static func weight(_ trade: TradeWeight, _ profile: Scale) -> Int64 {
    switch trade {
    case .heavy: profile.point(.environmentHeavy)
    case .medium: profile.point(.environmentMedium)
    case .other: profile.point(.environmentOther)
    }
  }
}
