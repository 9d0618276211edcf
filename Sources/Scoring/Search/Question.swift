import Domain

/// One need asked under one profile, rule pack and day: everything that is prepared once for all rows.
final class Question: Sendable {
  let ranker: Ranker
  let asked: SitedNeed
  let gates: GateContext

  var need: NeedRow { asked.need }
  var site: Site { asked.site }
  var terms: Terms { asked.site.terms }
  var profile: Scale { terms.scale }

  init(_ ranker: Ranker, need: NeedRow, terms: Terms) {
    self.ranker = ranker
    asked = SitedNeed(need, ranker.rules.gates, terms)
    gates = GateContext(asked.site, ranker.columns, rulings: ranker.snapshot.rulings)
  }

  /// A firm with its plan of an index, −1 for none.
  func pair(_ firm: FirmRow, _ plan: Int) -> Pair { asked.pair(firm, plan) }

  /// A firm of an index with its plan of an index, −1 for none.
  func pair(_ firm: Int, _ plan: Int) -> Pair { pair(ranker.snapshot.row(firm), plan) }

  /// All judgements of a pair in catalogue order, into `judgements`.
  static func judge(_ pair: Pair, into judgements: inout [Judgement]) {
    judgements.removeAll(keepingCapacity: true)
    for criterion in CriterionCatalogue.all { judgements.append(criterion.judge(pair)) }
  }

  /// The band of a pair by its gates alone.
  func gateBand(_ firm: Int, _ plan: Int) -> Band { gates.band(firm: firm, plan: ranker.gateRow(firm, plan)) }

  /// The row of a pair. The gates are asked only where they can tell where it is listed.
  func row(_ firm: Int, _ plan: Int, _ scratch: inout [Judgement]) -> RankedRow {
    row(ranker.snapshot.row(firm), firm, plan, &scratch)
  }

  private func row(_ owner: FirmRow, _ firm: Int, _ plan: Int, _ scratch: inout [Judgement]) -> RankedRow {
    let pair = pair(owner, plan)
    Question.judge(pair, into: &scratch)
    let score = PairScore(scratch, profile)
    let candidate = Candidate(
      firm: Int32(firm), plan: Int32(plan), firmID: pair.firm.input.id, planID: pair.plan?.input.id ?? 0,
      isLocal: pair.firm.input.isLocal, isBlank: pair.firm.isBlank)
    return row(
      candidate, total: score.total, coverage: score.coverage, direction: score.direction,
      band: gateBand(firm, plan))
  }

  /// The row of a pair that is scored: the first list that holds it.
  func row(
    _ candidate: Candidate, total: Int64, coverage: Int64, direction: Int64, band: @autoclosure () -> Band
  ) -> RankedRow {
    let listing: Listing
    var listed = Band.d
    let isTowards = direction >= profile.point(.directionFloor)
    // Where blank firms are listed apart whatever they score, nothing tells the trade of one.
    let hasTrade = profile.point(.coverageFloor) != 0 || !candidate.isBlank
    if candidate.isLocal, isTowards, hasTrade {
      listing = .local
    } else if isInsufficient(candidate, coverage) {
      listing = .insufficient
    } else if !isTowards {
      listing = .offDirection
    } else {
      listed = band()
      listing = listed == .c ? .rejected : .ranked
    }
    return RankedRow(
      firm: candidate.firm, plan: candidate.plan, firmID: candidate.firmID, planID: candidate.planID,
      listing: listing, band: listed, turn: turn(listing, listed),
      tenths: TotalScore(hundredths: total).tenths, percent: Fixed.roundedHalfUp(coverage, over: 100))
  }

  /// The place of a band in the profile's order.
  func turn(_ listing: Listing, _ band: Band) -> Int8 {
    guard listing == .ranked, profile.ordering == .inTurn else { return 0 }
    return band == .a ? 0 : (band == .b1 ? 1 : 2)
  }

  /// 资料不足: coverage under the profile's floor; where it sets none, neither product nor code.
  private func isInsufficient(_ candidate: Candidate, _ coverage: Int64) -> Bool {
    let floor = profile.point(.coverageFloor)
    return floor == 0 ? candidate.isBlank : coverage < floor
  }

  /// The firm's best plan for the need, or none when it has none.
  func bestRow(_ firm: Int, _ scratch: inout [Judgement]) -> RankedRow {
    let owner = ranker.snapshot.row(firm)
    guard !owner.plans.isEmpty else { return row(owner, firm, -1, &scratch) }
    var best = row(owner, firm, 0, &scratch)
    for plan in owner.plans.indices.dropFirst() { best = min(best, row(owner, firm, plan, &scratch)) }
    return best
  }
}
