/// How much a follow-up presses.
package enum Priority: String, Sendable, Hashable, Codable, CaseIterable {
  case high
  case normal
  case low

  /// The words on screen.
  package var label: String {
    switch self {
    case .high: "紧急"
    case .normal: "一般"
    case .low: "不急"
    }
  }
}
