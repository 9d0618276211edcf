/// What a department says of a project; no answer is no stance.
package enum OpinionStance: String, Sendable, Hashable, Codable, CaseIterable {
  case agrees
  case conditional
  case objects

  /// The words on screen.
  package var label: String {
    switch self {
    case .agrees: "同意"
    case .conditional: "附条件同意"
    case .objects: "不同意"
    }
  }
}
