/// How well arrived money is proved, weakest first.
package enum FundsEvidence: String, Sendable, Hashable, Codable, CaseIterable {
  case selfReported = "self_reported"
  case voucher
  case audited
  case statistics

  /// The words on screen.
  package var label: String {
    switch self {
    case .selfReported: "自报"
    case .voucher: "凭证"
    case .audited: "验资或审计"
    case .statistics: "入统"
    }
  }
}
