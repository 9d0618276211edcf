/// A safety mark of a plan.
package enum Hazard: String, Sendable, Hashable, Codable, CaseIterable {
  case hazardousChemicals = "hazardous_chemicals"
  case ammoniaRefrigeration = "ammonia_refrigeration"
  case combustibleDust = "combustible_dust"
  case moltenMetal = "molten_metal"

  /// The words on screen.
  package var label: String {
    switch self {
    case .hazardousChemicals: "危险化学品"
    case .ammoniaRefrigeration: "涉氨制冷"
    case .combustibleDust: "粉尘涉爆"
    case .moltenMetal: "高温熔融"
    }
  }
}
