/// A contact event; only what the firm itself did earns points.
package enum EngagementKind: String, Sendable, Hashable, Codable, CaseIterable {
  case visitedCounty = "visited_county"
  case receivedUs = "received_us"
  case meeting
  case answered
  case unanswered

  /// The words on screen.
  package var label: String {
    switch self {
    case .visitedCounty: "来石考察"
    case .receivedUs: "接待走访"
    case .meeting: "会面洽谈"
    case .answered: "有回应"
    case .unanswered: "去电未应"
    }
  }
}
