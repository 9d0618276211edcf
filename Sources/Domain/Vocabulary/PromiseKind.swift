/// What is promised.
public enum PromiseKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// 固定资产投资
  case fixedInvestment = "fixed_investment"
  /// 带动就业
  case jobs
  /// 税收
  case tax
  /// 开工时间
  case start
  /// 厂房交付
  case plant
  /// 手续办理
  case permit
  /// 道路管网
  case road
  /// 专家技术
  case expert
  /// 税收优惠
  case taxFavour = "tax_favour"
  /// 财政补贴
  case subsidy
  /// 其他
  case other

  /// The words on screen.
  public var label: String {
    switch self {
    case .fixedInvestment: "固定资产投资"
    case .jobs: "带动就业"
    case .tax: "税收"
    case .start: "开工时间"
    case .plant: "厂房交付"
    case .permit: "手续办理"
    case .road: "道路管网"
    case .expert: "专家技术"
    case .taxFavour: "税收优惠"
    case .subsidy: "财政补贴"
    case .other: "其他"
    }
  }
}
