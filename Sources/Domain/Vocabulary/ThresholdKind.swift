/// What a yield line measures.
package enum ThresholdKind: String, Sendable, Hashable, Codable, CaseIterable {
  case investment
  case tax

  /// The words on screen.
  package var label: String {
    switch self {
    case .investment: "投资强度"
    case .tax: "亩均税收"
    }
  }
}
