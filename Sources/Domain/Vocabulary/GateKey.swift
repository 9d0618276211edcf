/// The gates (准入条件) by their keys in data, in the order they are listed.
package enum GateKey: String, Sendable, Hashable, Codable, CaseIterable {
  case industryAdmission = "industry_admission"
  case yangtze
  case pollutantTotal = "pollutant_total"
  case energy
  case safety
  case investmentIntensity = "investment_intensity"
  case taxIntensity = "tax_intensity"
  case capacity
  case standing
  case window
  case excludedRegion = "excluded_region"
  case siteLawful = "site_lawful"

  /// The words on screen.
  package var label: String {
    switch self {
    case .industryAdmission: "产业准入"
    case .yangtze: "长江保护法"
    case .pollutantTotal: "排放总量"
    case .energy: "节能与两高"
    case .safety: "安全条件"
    case .investmentIntensity: "投资强度"
    case .taxIntensity: "亩均税收"
    case .capacity: "要素容量"
    case .standing: "主体信用"
    case .window: "时间窗口"
    case .excludedRegion: "区域意愿"
    case .siteLawful: "用地合规"
    }
  }
}
