import Domain

/// One explained row: a firm with a plan or none for a need. Everything shown is derived from the same judgements.
package struct Match: Sendable, Hashable, Encodable {
  /// 1 + the number of rows above with a better total; `nil` for a pair explained alone.
  package let rank: Int?
  /// Whether another row shows the same total (并列).
  package let tied: Bool
  /// Where it is listed: `ranked`, `rejected`, `off_direction`, `insufficient` or `local`.
  package let list: String
  /// A, B, C or D.
  package let band: String
  /// A, B1, B2, C or D.
  package let bandDetail: String
  /// 优先联系, 可联系, 暂缓 by total when firms are called; 可比较, 补充材料 by coverage in a review.
  package let tier: String
  /// 优先推进, 培育动因, 优化方案 or 季度回访 by the two sides.
  package let quadrant: String
  /// The need, when the list is of needs.
  package let need: NamedNeed?
  package let enterprise: NamedEnterprise
  /// The plan; `nil` when the firm has none.
  package let plan: NamedPlan?
  package let score: TotalScore
  /// The least it could be.
  package let low: TotalScore
  /// The most it could be.
  package let high: TotalScore
  /// 信息完整度 of gain and reason, whole %.
  package let coverage: Int64
  /// Known ÷ applicable gates, whole %.
  package let gateCoverage: Int64
  /// `code_text_mismatch`, `funds_mismatch`.
  package let flags: [Flag]
  package let sides: [SideBreakdown]
  package let gates: [GateResult]

  /// Something a reader must see beside the name.
  package struct Flag: Sendable, Hashable, Encodable {
    /// Code of the flag.
    package let code: String
    package let text: String
  }

  private enum CodingKeys: String, CodingKey {
    case rank, tied, list, band, tier, quadrant, need, enterprise, plan, score, low, high, coverage, flags, sides, gates
    case bandDetail = "band_detail"
    case gateCoverage = "gate_coverage"
  }

  init(_ row: RankedRow, rank: Int?, isTied: Bool, _ question: Question, namesNeed: Bool = false) {
    let pair = question.pair(Int(row.firm), Int(row.plan))
    var judgements: [Judgement] = []
    Question.judge(pair, into: &judgements)
    let score = PairScore(judgements, question.profile)
    let verdicts = question.gates.verdicts(
      firm: Int(row.firm), plan: question.ranker.gateRow(Int(row.firm), Int(row.plan)))
    let isOff = score.direction < question.profile.point(.directionFloor)
    let band = isOff ? Band.d : BandTally.band(of: verdicts)
    self.rank = rank
    tied = isTied
    list = row.listing.key
    self.band = band.letter
    bandDetail = band.rawValue
    // What may not be built is nobody to call first, whatever it scores.
    tier = band == .c ? band.label : Match.tier(score, question.profile)
    quadrant = Match.quadrant(score, question.profile)
    need = namesNeed ? NamedNeed(question.need.input) : nil
    enterprise = NamedEnterprise(pair.firm.input)
    plan = pair.plan.map { NamedPlan($0.input) }
    self.score = TotalScore(hundredths: score.total)
    low = TotalScore(hundredths: score.low)
    high = TotalScore(hundredths: score.high)
    coverage = Fixed.roundedHalfUp(score.coverage, over: 100)
    let asked = verdicts.filter { $0.verdict != .notApplicable }
    let known = asked.count { $0.verdict != .unknown }
    gateCoverage = asked.isEmpty ? 100 : Int64(Fixed.roundedHalfUp(known * 100, over: asked.count))
    var flags: [Flag] = []
    if IndustryFit.isAtOdds(pair) { flags.append(Flag(code: "code_text_mismatch", text: "申报代码与产品不符")) }
    if let warning = Credit.warning(pair) { flags.append(Flag(code: "funds_mismatch", text: warning)) }
    self.flags = flags
    sides = zip(Side.allCases, [score.gain, score.reason, score.warmth]).map {
      SideBreakdown($0, $1, judgements, pair)
    }
    gates = question.gates.explain(verdicts, firm: pair.firm.input, plan: pair.plan?.input)
  }
}

extension Profile {
  /// From which score on a side counts as high in the quadrants.
  package var quadrantLine: PartScore { PartScore(point(.quadrant)) }
}

extension Match {
  /// The tier shown before the numbers (<doc:BandsAndTiers>, <doc:UnknownsAndAgeing>).
  static func tier(_ score: PairScore, _ profile: Scale) -> String {
    switch profile.rows {
    case .firms:
      if score.total >= profile.point(.tierFirst) { return "优先联系" }
      return score.total >= profile.point(.tierSecond) ? "可联系" : "暂缓"
    case .plans:
      if score.coverage < profile.point(.coverageFloor) { return "资料不足" }
      return score.coverage >= profile.point(.coverageComparable) ? "可比较" : "补充材料"
    }
  }

  /// What the two sides ask for next.
  static func quadrant(_ score: PairScore, _ profile: Scale) -> String {
    let line = profile.point(.quadrant)
    return switch (score.gain.value >= line, score.reason.value >= line) {
    case (true, true): "优先推进"
    case (true, false): "培育动因"
    case (false, true): "优化方案"
    case (false, false): "季度回访"
    }
  }
}

extension Match {
  /// How far the answer to one open line can move the total, hundredths of a point: the total with the line at its most
  /// less the total with it at its least, the rest as it is.
  package func swing(of line: Contribution, on side: SideBreakdown, _ fusion: Fusion) -> Int64 {
    func total(_ value: PartScore) -> Int64 {
      func score(_ of: Side) -> Int64 {
        guard of == side.side else { return sides.first { $0.side == of }?.score.hundredths ?? 0 }
        var sum = WeightedSum()
        for other in side.contributions {
          let isLine = other.criterion == line.criterion
          sum.add(other.doubledWeight, (isLine ? value : other.value).hundredths)
        }
        return sum.mean
      }
      return fusion.total(gain: score(.gain), reason: score(.reason), warmth: score(.warmth))
    }
    return max(0, total(line.high) - total(line.low))
  }
}
