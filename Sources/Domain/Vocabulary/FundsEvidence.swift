/// How well arrived money is proved, weakest first.
public enum FundsEvidence: String, Sendable, Hashable, Codable, CaseIterable {
  /// 自报
  case selfReported = "self_reported"
  /// 凭证
  case voucher
  /// 验资或审计
  case audited
  /// 入统
  case statistics

  /// The words on screen.
  public var label: String {
    switch self {
    case .selfReported: "自报"
    case .voucher: "凭证"
    case .audited: "验资或审计"
    case .statistics: "入统"
    }
  }
}
