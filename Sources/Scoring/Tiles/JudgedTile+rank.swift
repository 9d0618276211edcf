import Domain

extension JudgedTile {
  /// Calls `found` with the rows to list, in the order of the firms: each row, or each firm's best, as the profile says.
  func rank(_ question: Question, _ found: (RankedRow) -> Void) {
    let profile = question.profile
    let count = firm.count
    var (gain, reason, warmth) = (TileSums(rows: count), TileSums(rows: count), TileSums(rows: count))
    for criterion in CriterionName.allCases {
      let index = criterion.rawValue
      let weight = profile.weights[criterion]
      switch criterion.side {
      case .gain: gain.add(weight, values[index], known[index], factors[index])
      case .reason: reason.add(weight, values[index], known[index], factors[index])
      case .warmth: warmth.add(weight, values[index], known[index], factors[index])
      }
    }
    let fusion = profile.fusion
    var best: RankedRow?
    for row in 0..<count {
      let total = fusion.total(gain: gain.mean(row), reason: reason.mean(row), warmth: warmth.mean(row))
      let coverage = SideSum.mean(
        Int64(gain.known[row]) + Int64(reason.known[row]), over: Int64(gain.weight[row]) + Int64(reason.weight[row]))
      let candidate = Candidate(
        firm: firm[row], plan: plan[row], firmID: firmID[row], planID: planID[row], isLocal: isLocal[row],
        isBlank: isBlank[row])
      let ranked = question.row(
        candidate, total: total, coverage: coverage, direction: Int64(direction[row]),
        band: JudgedTile.band(band[row]))
      if profile.rows == .plans {
        found(ranked)
      } else if let old = best, old.firm == ranked.firm {
        best = min(old, ranked)
      } else {
        if let best { found(best) }
        best = ranked
      }
    }
    if let best { found(best) }
  }
}
