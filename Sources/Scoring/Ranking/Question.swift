import Domain

/// One need asked under one profile, rule pack and day: everything that is prepared once for all rows.
final class Question: Sendable {
  let ranker: Ranker
  let need: NeedRow
  let terms: Terms
  let gates: GateContext
  private let ownRelevance: Int64

  var profile: Profile { terms.profile }

  init(_ ranker: Ranker, need: NeedRow, terms: Terms) {
    self.ranker = ranker
    self.need = need
    self.terms = terms
    gates = ranker.gates(of: need, terms)
    ownRelevance = need.selfRelevance(terms.profile)
  }

  /// A firm with its plan of an index, −1 for none.
  func pair(_ firm: Int, _ plan: Int) -> Pair {
    let row = ranker.snapshot.rows[firm]
    return Pair(
      firm: row, plan: plan < 0 ? nil : row.plans[plan], need: need, terms: terms, ownRelevance: ownRelevance)
  }

  /// All judgements of a pair in catalogue order, into `judgements`.
  static func judge(_ pair: Pair, into judgements: inout [Judgement]) {
    judgements.removeAll(keepingCapacity: true)
    for criterion in Catalogue.all { judgements.append(criterion.judge(pair)) }
  }

  /// The row of a pair. The gates are asked only where they can tell where it is listed.
  func row(_ firm: Int, _ plan: Int, _ scratch: inout [Judgement]) -> RankedRow {
    let pair = pair(firm, plan)
    Question.judge(pair, into: &scratch)
    return row(firm, plan, pair, PairScore(scratch, profile))
  }

  /// The row of a pair whose score is known.
  func row(_ firm: Int, _ plan: Int, _ pair: Pair, _ score: PairScore) -> RankedRow {
    let standing: Standing
    var band = Band.d
    if pair.firm.input.isLocal {
      standing = .local
    } else if isInsufficient(pair, score) {
      standing = .insufficient
    } else if score.direction < profile.point(.directionFloor) {
      standing = .offDirection
    } else {
      band = gates.band(firm: firm, plan: ranker.gateRow(firm, plan))
      standing = band == .c ? .rejected : .ranked
    }
    var turn: Int8 = 0
    if standing == .ranked, profile.ordering == .inTurn { turn = band == .a ? 0 : (band == .b1 ? 1 : 2) }
    return RankedRow(
      firm: Int32(firm), plan: Int32(plan), firmID: pair.firm.input.id, planID: pair.plan?.input.id ?? 0,
      standing: standing, band: band, turn: turn, tenths: TotalScore(hundredths: score.total).tenths,
      percent: Fixed.roundedHalfUp(score.coverage, over: 100))
  }

  /// 资料不足: coverage under the profile's floor; where it sets none, neither product nor code.
  private func isInsufficient(_ pair: Pair, _ score: PairScore) -> Bool {
    let floor = profile.point(.coverageFloor)
    return floor == 0 ? pair.firm.isBlank : score.coverage < floor
  }

  /// The firm's best plan for the need, or none when it has none.
  func bestRow(_ firm: Int, _ scratch: inout [Judgement]) -> RankedRow {
    let plans = ranker.snapshot.rows[firm].plans.count
    guard plans > 0 else { return row(firm, -1, &scratch) }
    var best = row(firm, 0, &scratch)
    for plan in 1..<max(1, plans) { best = min(best, row(firm, plan, &scratch)) }
    return best
  }
}
