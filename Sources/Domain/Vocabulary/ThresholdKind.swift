/// What a yield line measures.
public enum ThresholdKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// 投资强度
  case investment
  /// 亩均税收
  case tax

  /// The words on screen.
  public var label: String {
    switch self {
    case .investment: "投资强度"
    case .tax: "亩均税收"
    }
  }
}
