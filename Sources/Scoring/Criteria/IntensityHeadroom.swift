import Domain

/// 亩均水平 (落地价值): credited investment and tax a 亩 ÷ their lines, each on the intensity curve (scoring defaults §3.1).
///
/// Reads: investment, tax, land or plant of the plan; the line in force of the need, zone or park, else the reference line;
/// the building's plot ratio, which turns m² of plant into 亩. Not asked of 社区工厂, 文旅 and 农业基地.
enum IntensityHeadroom: Criterion {
  static let name = CriterionName.intensityHeadroom
  static let reads = Reads.site

  /// One thousandth of a 亩 is 666.67 m² ÷ 1,000; both are kept as whole numbers.
  private static let squareMetresOfHundredMu: Int64 = 66_667

  static func judge(_ pair: Pair) -> Judgement {
    guard pair.usesLand else { return .notApplicable }
    if let land = pair.planned(pair.plan?.input.land), land.value.milli == 0,
      (pair.planned(pair.plan?.input.plant)?.value.milli ?? 0) == 0
    {
      return .notApplicable
    }
    let first = pair.profile.point(.intensityByInvestment)
    return JudgedParts.two(first, investment(pair), tax(pair))
  }

  /// As if it were asked: whether it is depends on the need where the plan names no way of landing.
  static func most(_ pair: Pair) -> Judgement {
    guard pair.planned(pair.plan?.input.land) != nil || pair.planned(pair.plan?.input.plant) != nil else {
      return unknown(pair)
    }
    return JudgedParts.two(
      pair.profile.point(.intensityByInvestment), Credit(pair) == nil ? unknown(pair) : open(pair, .intensity),
      pair.planned(pair.plan?.input.tax) == nil ? unknown(pair) : open(pair, .intensity))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard judgement.isApplicable else {
      return Explanation(text: "\(pair.landingMode.label)项目或不用地项目,亩均水平不适用")
    }
    guard let milliMu = milliMu(pair) else { return Explanation(text: silence("用地或厂房面积", judgement)) }
    var clauses: [String] = []
    var facts: [Fact] = []
    for (kind, yuan) in [
      (ThresholdKind.investment, Credit(pair)?.credited), (.tax, pair.planned(pair.plan?.input.tax)?.value.yuan),
    ] {
      let line = pair.need.threshold(kind, pair.terms)
      if let yuan {
        let perMu = perMu(yuan, milliMu)
        clauses.append("\(kind.label) \(Money(yuan: perMu).text)/亩,对照\(line.mode.label) \(line.line.text)/亩")
      } else {
        clauses.append("\(kind.label)未知")
      }
      facts.append(Fact(field: "\(kind.rawValue)_line", value: "\(line.line.text)/亩", asOf: line.date))
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
    guard let credit = Credit(pair), let milliMu = milliMu(pair) else { return unknown(pair) }
    func value(_ yuan: Int64) -> Int64 { headroom(yuan, milliMu, .investment, pair) }
    guard credit.isEstimate else { return .known(value(credit.credited)) }
    return .estimate(value(credit.credited), from: value(credit.low), to: value(credit.high))
  }

  private static func tax(_ pair: Pair) -> Judgement {
    guard let tax = pair.planned(pair.plan?.input.tax), let milliMu = milliMu(pair) else { return unknown(pair) }
    return .known(headroom(tax.value.yuan, milliMu, .tax, pair))
  }

  private static func headroom(_ yuan: Int64, _ milliMu: Int64, _ kind: ThresholdKind, _ pair: Pair) -> Int64 {
    let line = pair.need.threshold(kind, pair.terms).line.yuan
    return pair.profile.curve(.intensity).value(at: perMu(yuan, milliMu) * Fixed.one, over: line)
  }

  /// 元 a 亩, rounded half up.
  private static func perMu(_ yuan: Int64, _ milliMu: Int64) -> Int64 {
    Int64(Fixed.roundedHalfUp(Int128(yuan) * 1000, over: Int128(milliMu)))
  }

  /// The land the plan takes in thousandths of a 亩; a rented plant counts m² ÷ 容积率 ÷ 666.67.
  private static func milliMu(_ pair: Pair) -> Int64? {
    if let land = pair.planned(pair.plan?.input.land), land.value.milli > 0 { return land.value.milli }
    guard let plant = pair.planned(pair.plan?.input.plant), plant.value.milli > 0,
      let ratio = pair.need.building?.plotRatio, ratio.milli > 0
    else { return nil }
    let milli = Fixed.roundedHalfUp(
      Int128(plant.value.milli) * 100_000, over: Int128(ratio.milli) * Int128(squareMetresOfHundredMu))
    return milli > 0 ? Int64(milli) : nil
  }
}
