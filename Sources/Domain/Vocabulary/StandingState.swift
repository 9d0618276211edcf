/// What a register says.
package enum StandingState: String, Sendable, Hashable, Codable, CaseIterable {
  case clear
  case listed
  case removed

  /// The words on screen.
  package var label: String {
    switch self {
    case .clear: "未列入"
    case .listed: "列入"
    case .removed: "已移出"
    }
  }
}
