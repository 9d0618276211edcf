/// A finite resource of a park; its unit is fixed: 亩, m², kVA, t/d, t/d, m³/h, t/h.
package enum Resource: String, Sendable, Hashable, Codable, CaseIterable {
  case land
  case plant
  case power
  case water
  case sewage
  case gas
  case steam

  /// The words on screen.
  package var label: String {
    switch self {
    case .land: "土地"
    case .plant: "厂房"
    case .power: "电力"
    case .water: "用水"
    case .sewage: "污水"
    case .gas: "天然气"
    case .steam: "蒸汽"
    }
  }

  /// The unit its quantities are counted in.
  package var unit: String {
    switch self {
    case .land: "亩"
    case .plant: "m²"
    case .power: "kVA"
    case .water, .sewage: "t/d"
    case .gas: "m³/h"
    case .steam: "t/h"
    }
  }

  /// The name of the field that holds an amount of it, the same for plans and needs.
  package var field: String {
    switch self {
    case .land: PlanField.land.name
    case .plant: PlanField.plant.name
    case .power: PlanField.power.name
    case .water: PlanField.water.name
    case .sewage: PlanField.sewage.name
    case .gas: PlanField.gas.name
    case .steam: PlanField.steam.name
    }
  }
}
