import Domain

/// The most each firm's total can be under given weights, by columns and in order. What a criterion may reach is told
/// beside its kernel; here they are only summed.
struct Ceilings: Sendable {
  /// A criterion whose bound is not the same for all needs of a place.
  private struct Column: Sendable {
    let criterion: any Criterion.Type
    let weight: Int64
    var values: [UInt16] = []
  }

  /// Σ doubled weight × value of each side without direction and what may not apply, by firm.
  private var sums: [[Int32]]
  private let weights: [Int64]
  /// Criteria of the county's gain that are not asked of every pair, left out of the sums.
  private var optional: [Column]
  /// Criteria among the sums that a need's site may bring down.
  private var narrowed: [Column]
  private var isPlanless: [Bool] = []
  private var isOpen: [Bool] = []
  /// Where each firm is listed whatever its direction; `offDirection` where that tells.
  private(set) var listing: [Listing] = []
  /// The number of each firm's business.
  let business: [Int32]
  /// The most each firm can show that is of none or of the slightest direction, tenths of a point.
  private(set) var slightest: [UInt16] = []
  /// The firms of each listing by falling `slightest`, then index.
  private(set) var order: [[Int32]] = []
  private let fusion: Fusion

  init(_ tiles: [OutlookTile], _ scale: Scale, _ business: [Int32]) {
    self.business = business
    fusion = scale.fusion
    let criteria = CriterionCatalogue.all.filter { !$0.tellsDirection }
    func columns(_ holds: (any Criterion.Type) -> Bool) -> [Column] {
      criteria.filter(holds).map { Column(criterion: $0, weight: 2 * scale.weights[$0.name]) }
    }
    optional = columns { $0.mayNotApply }
    narrowed = columns { $0.isNarrowedBySite }
    let summed = Side.allCases.map { side in criteria.filter { $0.side == side && !$0.mayNotApply } }
    weights = summed.map { $0.reduce(0) { $0 + 2 * scale.weights[$1.name] } }
    sums = summed.map { _ in [] }
    for tile in tiles {
      for (side, criteria) in summed.enumerated() {
        var columns = WeightedColumns(rows: tile.listing.count)
        for criterion in criteria { columns.add(scale.weights[criterion.name], tile.values[criterion.name.rawValue]) }
        sums[side] += columns.value
      }
      for index in optional.indices { optional[index].values += tile.values[optional[index].criterion.name.rawValue] }
      for index in narrowed.indices { narrowed[index].values += tile.values[narrowed[index].criterion.name.rawValue] }
      isPlanless += tile.isPlanless
      isOpen += tile.isOpen
      listing += tile.listing
    }
    let part = DirectionPart(slightest: scale)
    let free = Freedom()
    slightest = listing.indices.map { UInt16(tenths(of: $0, part, free)) }
    let falling = Ranks.rising(slightest.count, below: Ranks.highest + 1) { Ranks.highest - Int(slightest[$0]) }
    order = Array(repeating: [], count: Listing.allCases.count)
    for firm in falling { order[listing[Int(firm)].rawValue].append(firm) }
  }

  /// What a need's site leaves open; empty lists leave everything open.
  struct Freedom: Sendable {
    /// Whether each criterion that may not apply is asked of a firm without a plan.
    var isAsked: [Bool] = []
    /// The most of each criterion that the site may bring down.
    var most: [Int64] = []
  }

  /// What a site asks of a firm without a plan.
  func freedom(at site: Site) -> Freedom {
    Freedom(isAsked: optional.map { $0.criterion.isAskedWithoutPlan(at: site) })
  }

  /// The same for a firm with plans: the most that the site makes of any of them.
  func freedom(of plans: some Sequence<PlanFacts>, at site: Site, _ scale: Scale, _ open: Freedom) -> Freedom {
    var freedom = open
    freedom.most = narrowed.map { column in
      plans.reduce(0) { max($0, column.criterion.most($1, at: site, scale)) }
    }
    return freedom
  }

  /// The most a firm can show whose business adds `part`, tenths of a point.
  func tenths(of firm: Int, _ part: DirectionPart, _ freedom: Freedom) -> Int64 {
    guard !isOpen[firm] else { return TotalScore(hundredths: Fixed.one).tenths }
    var gain = side(.gain, firm, freedom)
    gain.add(part.sum)
    var most = gain.mean
    for (index, column) in optional.enumerated() {
      var with = gain
      with.add(column.weight, Int64(column.values[firm]))
      if isPlanless[firm], !freedom.isAsked.isEmpty {
        if freedom.isAsked[index] { (gain, most) = (with, with.mean) }
      } else if with.mean > most {
        (gain, most) = (with, with.mean)
      }
    }
    return TotalScore(
      hundredths: fusion.total(
        gain: most, reason: side(.reason, firm, freedom).mean, warmth: side(.warmth, firm, freedom).mean)
    ).tenths
  }

  private func side(_ side: Side, _ firm: Int, _ freedom: Freedom) -> WeightedSum {
    var value = Int64(sums[side.rawValue][firm])
    for (column, most) in zip(narrowed, freedom.most) where column.criterion.side == side {
      let reached = Int64(column.values[firm])
      value -= column.weight * (reached - min(reached, most))
    }
    return WeightedSum(weight: weights[side.rawValue], value: value)
  }

  /// Whether a firm has no plan.
  func isPlanless(_ firm: Int) -> Bool { isPlanless[firm] }
}
