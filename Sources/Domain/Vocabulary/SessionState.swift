/// How far a review session has come.
package enum SessionState: String, Sendable, Hashable, Codable, CaseIterable {
  case planned
  case held
  case cancelled

  /// The words on screen.
  package var label: String {
    switch self {
    case .planned: "筹备中"
    case .held: "已召开"
    case .cancelled: "已取消"
    }
  }
}
