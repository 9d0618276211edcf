/// What became of a difference between a fact that stands and a weaker word on it.
package enum DifferenceState: String, Sendable, Hashable, Codable, CaseIterable {
  case open
  /// The weaker word stands now, because a person said so.
  case taken
  /// What stood stays, because a person said so.
  case kept

  /// The word on screen.
  package var label: String {
    switch self {
    case .open: "待定"
    case .taken: "已采用"
    case .kept: "已保留现有"
    }
  }
}
