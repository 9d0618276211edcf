/// What a row of contracted amounts is.
package enum SigningKind: String, Sendable, Hashable, Codable, CaseIterable {
  case signing
  case increase
  case reduction
  case correction

  /// The words on screen.
  package var label: String {
    switch self {
    case .signing: "签约"
    case .increase: "增资"
    case .reduction: "减资"
    case .correction: "更正"
    }
  }

  /// What a change of the amount after signing may be.
  package static let changes: [FieldKind.Choice] = choices.filter { $0.code != signing.rawValue }
}
