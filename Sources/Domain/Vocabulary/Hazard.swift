/// A safety mark of a plan.
public enum Hazard: String, Sendable, Hashable, Codable, CaseIterable {
  /// 危险化学品
  case hazardousChemicals = "hazardous_chemicals"
  /// 涉氨制冷
  case ammoniaRefrigeration = "ammonia_refrigeration"
  /// 粉尘涉爆
  case combustibleDust = "combustible_dust"
  /// 高温熔融
  case moltenMetal = "molten_metal"

  /// The words on screen.
  public var label: String {
    switch self {
    case .hazardousChemicals: "危险化学品"
    case .ammoniaRefrigeration: "涉氨制冷"
    case .combustibleDust: "粉尘涉爆"
    case .moltenMetal: "高温熔融"
    }
  }
}
