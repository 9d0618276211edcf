/// Who gave a promise.
public enum PromiseSide: String, Sendable, Hashable, Codable, CaseIterable {
  /// 企业
  case firm
  /// 县区
  case county
  /// 学校
  case university

  /// The words on screen.
  public var label: String {
    switch self {
    case .firm: "企业"
    case .county: "县区"
    case .university: "学校"
    }
  }
}
