internal import Domain

/// Land and plant a plan asks for, as facts of an explanation.
enum AreaFacts {
  static func of(_ plan: PlanInput?) -> [Fact] {
    var facts: [Fact] = []
    if let land = plan?.land { facts.append(Fact(field: "land_mu", value: land.value.text + "亩", of: land)) }
    if let plant = plan?.plant { facts.append(Fact(field: "plant_m2", value: plant.value.text + "m²", of: plant)) }
    return facts
  }
}
