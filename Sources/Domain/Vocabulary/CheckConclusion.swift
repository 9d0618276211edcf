/// What an examination of an agreement came to.
package enum CheckConclusion: String, Sendable, Hashable, Codable, CaseIterable {
  case passed
  case amend
  case refused

  /// The words on screen.
  package var label: String {
    switch self {
    case .passed: "通过"
    case .amend: "修改后再审"
    case .refused: "不通过"
    }
  }
}
