import Domain

/// What a building cannot give whatever is free: ground floor, floor load, clear height, crane.
struct BuildingLimits {
  /// A limit a floor misses.
  struct Miss {
    let reason: GateReason
    /// Asked, in thousandths of the unit.
    let asked: Int64
    /// Offered, in thousandths of the unit.
    let offered: Int64
  }

  /// What the plan asks, in thousandths; `nil` asks nothing.
  let groundFloor: Bool
  let floorLoad, clearHeight, crane: Int64?

  init(_ plan: PlanFacts, since oldest: CalendarDate) {
    groundFloor = plan.groundFloor.known(since: oldest) == 1
    floorLoad = plan.floorLoad.known(since: oldest)
    clearHeight = plan.clearHeight.known(since: oldest)
    crane = plan.crane.known(since: oldest)
  }

  /// Whether the plan asks for anything of the kind.
  var asksNothing: Bool { !groundFloor && floorLoad == nil && clearHeight == nil && (crane ?? 0) == 0 }

  /// What a floor misses; an unknown value of the floor is a miss of ``GateReason/floorUnknown``.
  func misses(_ floor: BuildingFloor) -> [Miss] {
    var misses: [Miss] = []
    func compare(_ asked: Int64?, _ offered: Quantity?, _ reason: GateReason) {
      guard let asked, asked > 0 else { return }
      guard let offered else {
        misses.append(Miss(reason: .floorUnknown, asked: asked, offered: 0))
        return
      }
      if offered.milli < asked { misses.append(Miss(reason: reason, asked: asked, offered: offered.milli)) }
    }
    if groundFloor, floor.number != 1 {
      misses.append(Miss(reason: .groundFloor, asked: 1000, offered: floor.number * 1000))
    }
    compare(floorLoad, floor.floorLoad, .floorLoad)
    compare(clearHeight, floor.clearHeight, .clearHeight)
    compare(crane, floor.crane, .crane)
    return misses
  }

  /// The misses of the floor that misses least, a real miss counting more than an unknown value; `nil` without floors.
  func best(_ floors: [BuildingFloor]) -> (floor: BuildingFloor, misses: [Miss])? {
    var best: (floor: BuildingFloor, misses: [Miss], weight: Int)?
    for floor in floors {
      let misses = misses(floor)
      let weight = misses.reduce(0) { $0 + ($1.reason == .floorUnknown ? 1 : 100) }
      if best.map({ weight < $0.weight }) ?? true { best = (floor, misses, weight) }
    }
    return best.map { ($0.floor, $0.misses) }
  }
}
