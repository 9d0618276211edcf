/// A place in the Qinling protection plan.
public enum QinlingZone: String, Sendable, Hashable, Codable, CaseIterable {
  /// 秦岭重点保护区
  case key
  /// 秦岭一般保护区
  case general
  /// 秦岭范围外
  case outside

  /// The words on screen.
  public var label: String {
    switch self {
    case .key: "秦岭重点保护区"
    case .general: "秦岭一般保护区"
    case .outside: "秦岭范围外"
    }
  }
}
