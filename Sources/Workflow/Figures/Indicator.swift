/// A figure of the monthly sheet, counted over a period (新签约 … 考察), or as it stands at its end (在谈).
package enum Indicator: String, Sendable, Hashable, CaseIterable {
  case signedCount = "signed_count"
  case signedAmount = "signed_amount"
  case signedLarge = "signed_large"
  case arrivedAmount = "arrived_amount"
  case arrivedDomestic = "arrived_domestic"
  case arrivedOverseas = "arrived_overseas"
  case started
  case producing
  case atCapacity = "at_capacity"
  case inTalks = "in_talks"
  case visitBatches = "visit_batches"
  case visitCalls = "visit_calls"
  case visitFirms = "visit_firms"

  /// The words on screen.
  package var label: String {
    switch self {
    case .signedCount: "新签约项目"
    case .signedAmount: "新签约合同额"
    case .signedLarge: "其中:亿元以上项目"
    case .arrivedAmount: "到位资金"
    case .arrivedDomestic: "其中:省际"
    case .arrivedOverseas: "其中:外资"
    case .started: "新开工项目"
    case .producing: "投产项目"
    case .atCapacity: "达产(入规)项目"
    case .inTalks: "在谈项目"
    case .visitBatches: "考察批次"
    case .visitCalls: "考察家次"
    case .visitFirms: "考察家数"
    }
  }

  /// 个, 万元, 批, 家次 or 家.
  package var unit: String {
    switch self {
    case .signedAmount, .arrivedAmount, .arrivedDomestic, .arrivedOverseas: "万元"
    case .visitBatches: "批"
    case .visitCalls: "家次"
    case .visitFirms: "家"
    default: "个"
    }
  }

  /// Whether it is money, counted in 元.
  package var isMoney: Bool { unit == "万元" }
}
