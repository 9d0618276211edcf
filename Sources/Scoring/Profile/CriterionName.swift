/// The nineteen criteria in catalogue order; contributions are summed in this order.
public enum CriterionName: Int, TableKey {
  /// The names in data.
  public static let keys = names()

  /// 行业契合
  case industryFit
  /// 补链强链
  case chainFit
  /// 内容契合
  case textRelevance
  /// 固定资产投资规模
  case investmentScale
  /// 亩均水平
  case intensityHeadroom
  /// 税收贡献
  case taxContribution
  /// 带动就业
  case jobs
  /// 主体实力
  case capability
  /// 资金匹配
  case fundingStrength
  /// 环境余量
  case environmentalHeadroom
  /// 扩产意向
  case expansionIntent
  /// 配套与原料
  case supplyProximity
  /// 市场与物流
  case location
  /// 场地适配
  case siteFit
  /// 用工适配
  case labourFit
  /// 时间衔接
  case timing
  /// 诉求可依法满足
  case policyFit
  /// 校友关系
  case alumniTie
  /// 互动热度
  case engagement

  /// The side it counts for.
  public var side: Side {
    switch self {
    case .industryFit, .chainFit, .textRelevance, .investmentScale, .intensityHeadroom,
      .taxContribution, .jobs, .capability, .fundingStrength, .environmentalHeadroom:
      .gain
    case .expansionIntent, .supplyProximity, .location, .siteFit,
      .labourFit, .timing, .policyFit:
      .reason
    case .alumniTie, .engagement: .warmth
    }
  }

  /// The words on screen.
  public var label: String {
    switch self {
    case .industryFit: "行业契合"
    case .chainFit: "补链强链"
    case .textRelevance: "内容契合"
    case .investmentScale: "固定资产投资规模"
    case .intensityHeadroom: "亩均水平"
    case .taxContribution: "税收贡献"
    case .jobs: "带动就业"
    case .capability: "主体实力"
    case .fundingStrength: "资金匹配"
    case .environmentalHeadroom: "环境余量"
    case .expansionIntent: "扩产意向"
    case .supplyProximity: "配套与原料"
    case .location: "市场与物流"
    case .siteFit: "场地适配"
    case .labourFit: "用工适配"
    case .timing: "时间衔接"
    case .policyFit: "诉求可依法满足"
    case .alumniTie: "校友关系"
    case .engagement: "互动热度"
    }
  }
}
