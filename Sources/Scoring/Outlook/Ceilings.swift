import Domain

/// The most each firm's total can be under given weights, by columns and in order.
struct Ceilings: Sendable {
  /// Σ doubled weight × value of the county's gain without direction and 亩均水平.
  private var gain: [Int32] = []
  /// The value of 亩均水平, which is not asked of every pair.
  private var intensity: [UInt16] = []
  private var reason: [UInt16] = []
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
  private let fusion: Fusion

  init(_ tiles: [OutlookTile], _ scale: Scale, _ business: [Int32]) {
    self.business = business
    fusion = scale.fusion
    intensityWeight = 2 * scale.weights[.intensityHeadroom]
    let gains = CriterionName.allCases.filter {
      $0.side == .gain && $0 != .intensityHeadroom && !OutlookTile.direction.contains($0)
    }
    gainWeight = gains.reduce(0) { $0 + 2 * scale.weights[$1] }
    for tile in tiles {
      gain += Ceilings.sums(tile, gains, scale)
      reason += Ceilings.means(tile, CriterionName.allCases.filter { $0.side == .reason }, scale)
      warmth += Ceilings.means(tile, CriterionName.allCases.filter { $0.side == .warmth }, scale)
      intensity += tile.values[CriterionName.intensityHeadroom.rawValue]
      isPlanless += tile.isPlanless
      isOpen += tile.isOpen
      standing += tile.standing
    }
    let part = DirectionPart(slightest: scale)
    slightest = gain.indices.map { UInt16(tenths(of: $0, part, isIntense: nil)) }
    order = Standing.allCases.map { standing in
      Ranks.falling(self.standing.indices.filter { self.standing[$0] == standing }, by: slightest)
    }
  }

  /// The most a firm can show whose business adds `part`, tenths of a point.
  ///
  /// - Parameter isIntense: whether 亩均水平 is asked of a firm without a plan; `nil` for either.
  func tenths(of firm: Int, _ part: DirectionPart, isIntense: Bool?) -> Int64 {
    guard !isOpen[firm] else { return TotalScore(hundredths: Fixed.one).tenths }
    let value = Int64(gain[firm]) + part.value
    let weight = gainWeight + part.weight
    let without = SideSum.mean(value, over: weight)
    let with = SideSum.mean(
      value + intensityWeight * Int64(intensity[firm]), over: weight + intensityWeight)
    let most =
      if isPlanless[firm], let isIntense { isIntense ? with : without } else { max(with, without) }
    return TotalScore(
      hundredths: fusion.total(gain: most, reason: Int64(reason[firm]), warmth: Int64(warmth[firm]))
    ).tenths
  }

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
