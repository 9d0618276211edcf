/// The nineteen criteria in the order of ``CriterionCatalogue``; contributions are summed in it.
package enum CriterionName: Int, DataKey {
  /// The names in data.
  package static let keys = names()

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

  var criterion: any Criterion.Type { CriterionCatalogue.all[rawValue] }
  /// The side it counts for.
  package var side: Side { CriterionCatalogue.sides[rawValue] }
  /// The words on screen.
  package var label: String { criterion.label }
}
