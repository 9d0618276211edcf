/// What a department says of a project; no answer is no stance.
public enum OpinionStance: String, Sendable, Hashable, Codable, CaseIterable {
  /// 同意
  case agrees
  /// 附条件同意
  case conditional
  /// 不同意
  case objects

  /// The words on screen.
  public var label: String {
    switch self {
    case .agrees: "同意"
    case .conditional: "附条件同意"
    case .objects: "不同意"
    }
  }
}
