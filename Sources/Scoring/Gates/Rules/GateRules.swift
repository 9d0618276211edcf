/// The parameters of the ten gates and of the need's own.
public struct GateRules: Sendable, Hashable, Codable {
  /// 产业准入
  public let industryAdmission: AdmissionRules
  /// 长江保护法
  public let yangtze: YangtzeRules
  /// 排放总量
  public let pollutantTotal: PollutantRules
  /// 节能与两高
  public let energy: EnergyRules
  /// 安全条件
  public let safety: SafetyRules
  /// 投资强度
  public let investmentIntensity: IntensityRules
  /// 亩均税收
  public let taxIntensity: IntensityRules
  /// 要素容量
  public let capacity: CapacityRules
  /// 主体信用
  public let standing: StandingRules
  /// 时间窗口
  public let window: WindowRules
  /// 用地合规
  public let siteLawful: SiteRules

  private enum CodingKeys: String, CodingKey {
    case yangtze, energy, safety, capacity, standing, window
    case industryAdmission = "industry_admission"
    case pollutantTotal = "pollutant_total"
    case investmentIntensity = "investment_intensity"
    case taxIntensity = "tax_intensity"
    case siteLawful = "site_lawful"
  }
}
