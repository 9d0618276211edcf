/// How firm a contracted amount is.
public enum SigningEvidence: String, Sendable, Hashable, Codable, CaseIterable {
  /// 口头
  case oral
  /// 意向
  case intention
  /// 协议
  case agreement

  /// The words on screen.
  public var label: String {
    switch self {
    case .oral: "口头"
    case .intention: "意向"
    case .agreement: "协议"
    }
  }
}
