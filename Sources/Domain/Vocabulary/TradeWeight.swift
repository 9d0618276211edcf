/// How an industry weighs on the environment.
package enum TradeWeight: String, Sendable, Hashable, Codable, CaseIterable {
  case heavy
  case medium
  case other

  /// The words on screen.
  package var label: String {
    switch self {
    case .heavy: "重污染风险行业"
    case .medium: "中等环境风险行业"
    case .other: "一般行业"
    }
  }
}
