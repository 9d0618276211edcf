/// What a department ruled.
public enum RulingOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  /// 符合
  case met
  /// 附条件符合
  case metWithConditions = "met_with_conditions"
  /// 不符合
  case refused

  /// The words on screen.
  public var label: String {
    switch self {
    case .met: "符合"
    case .metWithConditions: "附条件符合"
    case .refused: "不符合"
    }
  }
}
