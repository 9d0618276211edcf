/// A public register a firm may stand in.
public enum StandingList: String, Sendable, Hashable, Codable, CaseIterable {
  /// 失信被执行人
  case dishonest
  /// 严重违法失信
  case seriousIllegal = "serious_illegal"
  /// 重大税收违法
  case majorTax = "major_tax"
  /// 环保/安全重大处罚未结
  case environmentSafety = "environment_safety"
  /// 违法用地
  case illegalLand = "illegal_land"

  /// The words on screen.
  public var label: String {
    switch self {
    case .dishonest: "失信被执行人"
    case .seriousIllegal: "严重违法失信"
    case .majorTax: "重大税收违法"
    case .environmentSafety: "环保/安全重大处罚未结"
    case .illegalLand: "违法用地"
    }
  }
}
