package enum PromiseKind: String, Sendable, Hashable, Codable, CaseIterable {
  case fixedInvestment = "fixed_investment"
  case jobs
  case tax
  case start
  case plant
  case permit
  case road
  case expert
  case taxFavour = "tax_favour"
  case subsidy
  case rentFree = "rent_free"
  case landPrice = "land_price"
  case utilityPrice = "utility_price"
  case feeWaiver = "fee_waiver"
  case other

  /// The words on screen.
  package var label: String {
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
    case .rentFree: "免租或低价厂房"
    case .landPrice: "低价供地"
    case .utilityPrice: "水电气价优惠"
    case .feeWaiver: "费用减免"
    case .other: "其他"
    }
  }
}
