package import Domain

/// The moves of visits. Source: the reference table `visit-moves`.
package typealias VisitMoves = StateMoves<VisitMove, VisitState>

extension VisitState {
  /// Whether a visit in this state takes up hosts, sites and firms: what is done, or will not be, does not.
  package var holdsTime: Bool {
    switch self {
    case .planned, .confirmed, .postponed: true
    case .done, .cancelled: false
    }
  }
}
