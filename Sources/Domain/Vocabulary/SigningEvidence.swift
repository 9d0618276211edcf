/// How firm a contracted amount is.
package enum SigningEvidence: String, Sendable, Hashable, Codable, CaseIterable {
  case oral
  case intention
  case agreement

  /// The words on screen.
  package var label: String {
    switch self {
    case .oral: "口头"
    case .intention: "意向"
    case .agreement: "协议"
    }
  }
}
