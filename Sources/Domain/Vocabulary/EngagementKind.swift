/// A contact event; only what the firm itself did earns points.
public enum EngagementKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// 来石考察
  case visitedCounty = "visited_county"
  /// 接待走访
  case receivedUs = "received_us"
  /// 会面洽谈
  case meeting
  /// 有回应
  case answered
  /// 去电未应
  case unanswered

  /// The words on screen.
  public var label: String {
    switch self {
    case .visitedCounty: "来石考察"
    case .receivedUs: "接待走访"
    case .meeting: "会面洽谈"
    case .answered: "有回应"
    case .unanswered: "去电未应"
    }
  }
}
