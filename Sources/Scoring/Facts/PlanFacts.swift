import Domain

/// The numbers of a plan, each with its day, small enough for every row: what criteria and gates both read. A pair without
/// a plan reads ``PlanFacts/none``, in which everything is unknown.
struct PlanFacts: Sendable {
  /// The plan's number, for rulings; 0 when there is no plan.
  let id: Int64
  /// ``CodeIndex`` of the project's own code, when it differs from the firm's.
  let code: UInt16
  private let landingMode: LandingMode?
  private let landingDay: Int32
  let fixedInvestment, totalInvestment, tax: AgedValue
  /// 土地, 厂房, 电力, 用水, 污水, 天然气, 蒸汽, in the order of ``Resource``.
  let land, plant, power, water, sewage, gas, steam: AgedValue
  let clearHeight, floorLoad, groundFloor, crane, fireClass: AgedValue
  let energyTce, electricity: AgedValue
  let cod, ammonia, phosphorus, processWastewater, processesStated: AgedValue
  /// Bit mask of ``Hazard`` by its place among all cases.
  let hazards: AgedValue
  let secondHandEquipment, wantedStart: AgedValue

  static let none = PlanFacts(PlanInput(id: 0, firm: 0))

  var exists: Bool { id != 0 }

  init(_ plan: PlanInput) {
    id = plan.id
    code = plan.code.map { CodeIndex.of($0.value) } ?? CodeIndex.none
    landingMode = plan.landingMode?.value
    landingDay = plan.landingMode?.asOf.day ?? .min
    fixedInvestment = AgedValue(plan.fixedInvestment)
    totalInvestment = AgedValue(plan.totalInvestment)
    tax = AgedValue(plan.tax)
    land = AgedValue(plan.land)
    plant = AgedValue(plan.plant)
    power = AgedValue(plan.power)
    water = AgedValue(plan.water)
    sewage = AgedValue(plan.sewage)
    gas = AgedValue(plan.gas)
    steam = AgedValue(plan.steam)
    clearHeight = AgedValue(plan.clearHeight)
    floorLoad = AgedValue(plan.floorLoad)
    groundFloor = AgedValue(plan.groundFloor)
    crane = AgedValue(plan.crane)
    fireClass = AgedValue(plan.fireClass) { Int64($0.order) }
    energyTce = AgedValue(plan.energyTce)
    electricity = AgedValue(plan.electricity)
    cod = AgedValue(plan.cod)
    ammonia = AgedValue(plan.ammonia)
    phosphorus = AgedValue(plan.phosphorus)
    processWastewater = AgedValue(plan.processWastewater)
    processesStated = AgedValue(plan.processes) { _ in 1 }
    hazards = AgedValue(plan.hazards) { $0.reduce(0) { $0 | 1 << Int64($1.bit) } }
    secondHandEquipment = AgedValue(plan.secondHandEquipment)
    wantedStart = AgedValue(plan.wantedStart)
  }

  /// The way of landing it states, while that counts.
  func landing(since oldest: CalendarDate) -> LandingMode? { landingDay >= oldest.day ? landingMode : nil }

  /// What the plan asks of a resource.
  func asked(_ resource: Resource) -> AgedValue {
    switch resource {
    case .land: land
    case .plant: plant
    case .power: power
    case .water: water
    case .sewage: sewage
    case .gas: gas
    case .steam: steam
    }
  }
}

extension Hazard {
  /// The place of its bit in a mask.
  var bit: Int { Hazard.allCases.firstIndex(of: self) ?? 0 }
}
