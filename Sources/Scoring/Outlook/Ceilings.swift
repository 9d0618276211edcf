import Domain

/// The most each firm's total can be under given weights, by columns and in order.
struct Ceilings: Sendable {
  /// Σ doubled weight × value of the county's gain without direction and 亩均水平.
  private var gain: [Int32] = []
  /// The value of 亩均水平, which is not asked of every pair.
  private var intensity: [UInt16] = []
  /// Σ doubled weight × value of the firm's gain.
  private var reason: [Int32] = []
  /// The value of 场地适配 among it, which a need's site may bring down.
  private var site: [UInt16] = []
  private var warmth: [UInt16] = []
  private var isPlanless: [Bool] = []
  private var isOpen: [Bool] = []
  /// Where each firm is listed whatever its direction; `offDirection` where that tells.
  private(set) var standing: [Standing] = []
  /// The number of each firm's business.
  let business: [Int32]
  /// The most each firm can show that is of none or of the slightest direction, tenths of a point.
  private(set) var slightest: [UInt16] = []
  /// The firms of each standing by falling `slightest`, then index.
  private(set) var order: [[Int32]] = []
  private let gainWeight: Int64
  private let intensityWeight: Int64
  private let reasonWeight: Int64
  private let siteWeight: Int64
  private let fusion: Fusion

  init(_ tiles: [OutlookTile], _ scale: Scale, _ business: [Int32]) {
    self.business = business
    fusion = scale.fusion
    intensityWeight = 2 * scale.weights[.intensityHeadroom]
    let gains = CriterionName.allCases.filter {
      $0.side == .gain && $0 != .intensityHeadroom && !OutlookTile.direction.contains($0)
    }
    gainWeight = gains.reduce(0) { $0 + 2 * scale.weights[$1] }
    let reasons = CriterionName.allCases.filter { $0.side == .reason }
    reasonWeight = reasons.reduce(0) { $0 + 2 * scale.weights[$1] }
    siteWeight = 2 * scale.weights[.siteFit]
    for tile in tiles {
      gain += Ceilings.sums(tile, gains, scale)
      reason += Ceilings.sums(tile, reasons, scale)
      site += tile.values[CriterionName.siteFit.rawValue]
      warmth += Ceilings.means(tile, CriterionName.allCases.filter { $0.side == .warmth }, scale)
      intensity += tile.values[CriterionName.intensityHeadroom.rawValue]
      isPlanless += tile.isPlanless
      isOpen += tile.isOpen
      standing += tile.standing
    }
    let part = DirectionPart(slightest: scale)
    slightest = gain.indices.map { UInt16(tenths(of: $0, part, isIntense: nil)) }
    let falling = Ranks.rising(slightest.count, below: Ranks.highest + 1) { Ranks.highest - Int(slightest[$0]) }
    order = Array(repeating: [], count: Standing.allCases.count)
    for firm in falling { order[standing[Int(firm)].rawValue].append(firm) }
  }

  /// The most a firm can show whose business adds `part`, tenths of a point.
  ///
  /// - Parameters:
  ///   - isIntense: whether 亩均水平 is asked of a firm without a plan; `nil` for either.
  ///   - siteFit: the most 场地适配 can be, where that is known.
  func tenths(of firm: Int, _ part: DirectionPart, isIntense: Bool?, siteFit: Int64? = nil) -> Int64 {
    guard !isOpen[firm] else { return TotalScore(hundredths: Fixed.one).tenths }
    let value = Int64(gain[firm]) + part.value
    let weight = gainWeight + part.weight
    let without = SideSum.mean(value, over: weight)
    let with = SideSum.mean(
      value + intensityWeight * Int64(intensity[firm]), over: weight + intensityWeight)
    let most =
      if isPlanless[firm], let isIntense { isIntense ? with : without } else { max(with, without) }
    let fit = Int64(site[firm])
    let reasons = Int64(reason[firm]) - siteWeight * (fit - min(fit, siteFit ?? fit))
    return TotalScore(
      hundredths: fusion.total(
        gain: most, reason: SideSum.mean(reasons, over: reasonWeight), warmth: Int64(warmth[firm]))
    ).tenths
  }

  /// Whether a firm has no plan.
  func isPlanless(_ firm: Int) -> Bool { isPlanless[firm] }

  private static func sums(_ tile: OutlookTile, _ criteria: [CriterionName], _ scale: Scale) -> [Int32] {
    var sums = Array(repeating: Int32(0), count: tile.standing.count)
    for criterion in criteria where scale.weights[criterion] > 0 {
      let weight = Int32(2 * scale.weights[criterion])
      let values = tile.values[criterion.rawValue]
      for row in sums.indices { sums[row] &+= weight &* Int32(values[row]) }
    }
    return sums
  }

  private static func means(_ tile: OutlookTile, _ criteria: [CriterionName], _ scale: Scale) -> [UInt16] {
    let weight = criteria.reduce(0) { $0 + 2 * scale.weights[$1] }
    return sums(tile, criteria, scale).map { UInt16(SideSum.mean(Int64($0), over: weight)) }
  }
}
