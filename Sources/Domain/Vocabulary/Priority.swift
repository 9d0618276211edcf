/// How much a follow-up presses.
public enum Priority: String, Sendable, Hashable, Codable, CaseIterable {
  /// 紧急
  case high
  /// 一般
  case normal
  /// 不急
  case low

  /// The words on screen.
  public var label: String {
    switch self {
    case .high: "紧急"
    case .normal: "一般"
    case .low: "不急"
    }
  }
}
