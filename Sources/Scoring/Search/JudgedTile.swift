import Domain

/// The judgements of the rows of up to 1,024 firms for one question, in columns: what does not depend on weights.
///
/// Low and high are left to the explanation; the order needs values and what is known.
package final class JudgedTile: Sendable {
  /// Firms in a tile.
  static let firms = 1_024

  /// Index of each row's firm.
  let firm: [Int32]
  /// Index of each row's plan among the firm's, −1 for none.
  let plan: [Int32]
  /// Number of each row's firm.
  let firmID: [Int64]
  /// Number of each row's plan, 0 for none.
  let planID: [Int64]
  /// Whether each row's firm produces in the county already.
  let isLocal: [Bool]
  /// Whether each row's firm names neither product nor code.
  let isBlank: [Bool]
  /// Values by criterion, each a column of 0…10,000.
  let values: [[UInt16]]
  /// What is known by criterion, each a column of 0…10,000.
  let known: [[UInt16]]
  /// How often a weight counts by criterion: 2, 1 when halved, 0 when not applicable; empty when 2 throughout.
  let factors: [[UInt8]]
  /// max(industry, chain by target links, a share of text) of each row.
  let direction: [UInt16]
  /// Band by the gates where the direction asks for them, else D.
  let band: [UInt8]

  init(_ firms: Range<Int>, _ question: Question) {
    let criteria = CriterionCatalogue.all.count
    let snapshot = question.ranker.snapshot
    var firm: [Int32] = []
    var plan: [Int32] = []
    for index in firms {
      let plans = snapshot.planRows(of: index).count
      if plans == 0, question.profile.rows == .firms {
        firm.append(Int32(index))
        plan.append(-1)
      }
      for number in 0..<plans {
        firm.append(Int32(index))
        plan.append(Int32(number))
      }
    }
    let count = firm.count
    var values = Array(repeating: Array(repeating: UInt16(0), count: count), count: criteria)
    var known = values
    var factors = Array(repeating: Array(repeating: UInt8(2), count: count), count: criteria)
    var isPlain = Array(repeating: true, count: criteria)
    var direction = Array(repeating: UInt16(0), count: count)
    var band = Array(repeating: JudgedTile.code(.d), count: count)
    var judgements: [Judgement] = []
    let floor = question.profile.point(.directionFloor)
    var latest: (index: Int32, firm: FirmRow)?
    for row in 0..<count {
      let owner =
        if let latest, latest.index == firm[row] { latest.firm } else { snapshot.row(Int(firm[row])) }
      latest = (firm[row], owner)
      let pair = question.pair(owner, Int(plan[row]))
      Question.judge(pair, into: &judgements)
      for (index, judgement) in judgements.enumerated() {
        values[index][row] = UInt16(judgement.value)
        known[index][row] = UInt16(judgement.known)
        if !judgement.isApplicable || judgement.isHalved {
          factors[index][row] = judgement.isApplicable ? 1 : 0
          isPlain[index] = false
        }
      }
      let towards = PairScore.direction(judgements, question.profile)
      direction[row] = UInt16(towards)
      if towards >= floor, !pair.firm.input.isLocal {
        band[row] = JudgedTile.code(question.gateBand(Int(firm[row]), Int(plan[row])))
      }
    }
    self.firm = firm
    self.plan = plan
    firmID = firm.map { snapshot.ids[Int($0)] }
    planID = zip(firm, plan).map { $1 < 0 ? 0 : snapshot.planIDs[snapshot.planRows(of: Int($0)).lowerBound + Int($1)] }
    isLocal = firm.map { snapshot.isLocal[Int($0)] }
    isBlank = firm.map { snapshot.businesses[Int(snapshot.businessOfRow[Int($0)])].isBlank }
    self.values = values
    self.known = known
    self.factors = zip(factors, isPlain).map { $1 ? [] : $0 }
    self.direction = direction
    self.band = band
  }
}

extension JudgedTile {
  /// A band as one byte.
  static func code(_ band: Band) -> UInt8 {
    switch band {
    case .a: 0
    case .b1: 1
    case .b2: 2
    case .c: 3
    case .d: 4
    }
  }

  /// The band of a byte.
  static func band(_ code: UInt8) -> Band {
    switch code {
    case 0: .a
    case 1: .b1
    case 2: .b2
    case 3: .c
    default: .d
    }
  }
}

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
