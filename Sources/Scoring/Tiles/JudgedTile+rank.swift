import Domain

extension JudgedTile {
  /// Calls `found` with the rows to list, in the order of the firms: each row, or each firm's best, as the profile says.
  func rank(_ question: Question, _ found: (RankedRow) -> Void) {
    let profile = question.profile
    let count = firm.count
    var (gain, reason, warmth) = (
      WeightedColumns(rows: count), WeightedColumns(rows: count), WeightedColumns(rows: count)
    )
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
      let total = fusion.total(gain: gain.sum(row).mean, reason: reason.sum(row).mean, warmth: warmth.sum(row).mean)
      var known = gain.known(row)
      known.add(reason.known(row))
      let candidate = Candidate(
        firm: firm[row], plan: plan[row], firmID: firmID[row], planID: planID[row], isLocal: isLocal[row],
        isBlank: isBlank[row])
      let ranked = question.row(
        candidate, total: total, coverage: known.mean, direction: Int64(direction[row]),
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
