import Domain

/// 亩均水平 (落地价值): credited investment and tax a 亩 ÷ their lines, each on the intensity curve (<doc:CountysGain>).
///
/// Reads: investment, tax, land or plant of the plan; the site's line in force and the land a plan takes there. Not asked of
/// ways of landing the line exempts.
enum IntensityHeadroom: Criterion {
  static let name = CriterionName.intensityHeadroom
  static let side = Side.gain
  static let label = "亩均水平"
  static let mayNotApply = true

  static func judge(_ pair: Pair) -> Judgement {
    guard isAsked(pair) else { return .notApplicable }
    let first = pair.profile.point(.intensityByInvestment)
    return JudgedParts.two(first, investment(pair), tax(pair))
  }

  /// Asked of a plan that takes land or plant in a way the line applies to.
  private static func isAsked(_ pair: Pair) -> Bool {
    switch pair.site.area(pair.facts, .investment) {
    case .exempt, .takesNone: false
    case .known, .notGiven, .noPlotRatio: true
    }
  }

  /// As if it were asked: whether it is depends on the need where the plan names no way of landing.
  static func most(_ pair: Pair) -> Judgement {
    guard pair.site.known(pair.facts.land) != nil || pair.site.known(pair.facts.plant) != nil else {
      return unknown(pair)
    }
    return JudgedParts.two(
      pair.profile.point(.intensityByInvestment), Credit(pair) == nil ? unknown(pair) : open(pair, .intensity),
      pair.site.known(pair.facts.tax) == nil ? unknown(pair) : open(pair, .intensity))
  }

  static func isAskedWithoutPlan(at site: Site) -> Bool { site.asks(.investment) }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard judgement.isApplicable else {
      return Explanation(text: "\(pair.landingMode.label)项目或不用地项目,亩均水平不适用")
    }
    switch pair.site.area(pair.facts, .investment) {
    case .noPlotRatio:
      return Explanation(text: "厂房容积率未录入,不能折算亩数,按 \(PartScore(judgement.value).text) 分计")
    case .notGiven: return Explanation(text: silence("用地或厂房面积", judgement))
    case .known, .exempt, .takesNone: break
    }
    var clauses: [String] = []
    var facts: [Fact] = []
    for (kind, yuan) in [
      (ThresholdKind.investment, Credit(pair)?.credited), (.tax, pair.site.known(pair.facts.tax)),
    ] {
      let line = pair.site.line(kind)
      let lineText = "\(Money(yuan: line.yuanPerMu).text)/亩"
      if let perMu = yuan.flatMap(pair.site.area(pair.facts, kind).perMu) {
        clauses.append("\(kind.label) \(Figures.wan(perMu))万元/亩,对照\(line.mode.label) \(lineText)")
      } else {
        clauses.append("\(kind.label)未知")
      }
      facts.append(Fact(field: "\(kind.rawValue)_line", value: lineText, asOf: line.date))
    }
    if let land = pair.planned(pair.plan?.input.land) {
      facts.append(Fact(field: "land_mu", value: "\(land.value.text)亩", of: land))
    }
    if let plant = pair.planned(pair.plan?.input.plant) {
      facts.append(Fact(field: "plant_m2", value: "\(plant.value.text)m²", of: plant))
    }
    return Explanation(
      text: clauses.joined(separator: ";") + ",计 \(Decimals.share(judgement.value))", facts: facts)
  }

  private static func investment(_ pair: Pair) -> Judgement {
    guard let credit = Credit(pair), let value = headroom(credit.credited, .investment, pair) else {
      return unknown(pair)
    }
    guard credit.isEstimate else { return .known(value) }
    func bound(_ yuan: Int64) -> Int64 { headroom(yuan, .investment, pair) ?? value }
    return .estimate(value, from: bound(credit.low), to: bound(credit.high))
  }

  private static func tax(_ pair: Pair) -> Judgement {
    pair.site.known(pair.facts.tax).flatMap { headroom($0, .tax, pair) }.map { .known($0) } ?? unknown(pair)
  }

  private static func headroom(_ yuan: Int64, _ kind: ThresholdKind, _ pair: Pair) -> Int64? {
    pair.site.area(pair.facts, kind).perMu(yuan).map { perMu in
      pair.profile.curve(.intensity).value(atRatio: perMu, over: pair.site.line(kind).yuanPerMu)
    }
  }
}
