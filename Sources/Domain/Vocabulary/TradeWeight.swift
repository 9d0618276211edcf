/// How an industry weighs on the environment.
public enum TradeWeight: String, Sendable, Hashable, Codable, CaseIterable {
  /// 重污染风险行业
  case heavy
  /// 中等环境风险行业
  case medium
  /// 一般行业
  case other

  /// The words on screen.
  public var label: String {
    switch self {
    case .heavy: "重污染风险行业"
    case .medium: "中等环境风险行业"
    case .other: "一般行业"
    }
  }
}
