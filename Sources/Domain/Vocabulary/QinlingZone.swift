/// A place in the Qinling protection plan.
package enum QinlingZone: String, Sendable, Hashable, Codable, CaseIterable {
  case key
  case general
  case outside

  /// The words on screen.
  package var label: String {
    switch self {
    case .key: "秦岭重点保护区"
    case .general: "秦岭一般保护区"
    case .outside: "秦岭范围外"
    }
  }
}
