/// Whether a promise was kept; late follows from the days.
package enum PromiseState: String, Sendable, Hashable, Codable, CaseIterable {
  case open
  case kept
  case broken

  /// The words on screen.
  package var label: String {
    switch self {
    case .open: "履行中"
    case .kept: "已兑现"
    case .broken: "未兑现"
    }
  }
}
