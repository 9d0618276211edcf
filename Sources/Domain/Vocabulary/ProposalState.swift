/// Whether something of what a firm told of itself still waits.
package enum ProposalState: String, Sendable, Hashable, Codable, CaseIterable {
  case open
  case settled

  /// The word on screen.
  package var label: String {
    switch self {
    case .open: "待审核"
    case .settled: "已处理"
    }
  }
}
