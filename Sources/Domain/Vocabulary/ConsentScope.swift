/// Who may use what a person consented to; also on which side whoever asks for contact data stands.
package enum ConsentScope: String, Sendable, Hashable, Codable, CaseIterable {
  /// The university's side alone.
  case school
  /// The university's side and the county's.
  case county

  /// The words on screen.
  package var label: String {
    switch self {
    case .school: "仅校方"
    case .county: "校方与县方"
    }
  }

  /// Whether a consent of this scope lets that side use the data.
  package func covers(_ side: ConsentScope) -> Bool { self == .county || side == .school }
}
