/// What the review session resolved on a project.
package enum Resolution: String, Sendable, Hashable, Codable, CaseIterable {
  case passed
  case conditional
  case deferred
  case refused

  /// The words on screen.
  package var label: String {
    switch self {
    case .passed: "通过"
    case .conditional: "附条件通过"
    case .deferred: "暂缓"
    case .refused: "不予通过"
    }
  }
}
