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
    case .other: "其他"
    }
  }
}
