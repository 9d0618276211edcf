package import Domain

/// Which moves a visit may make from which state, and which of them need a reason. The rows are data.
///
/// Source: the reference table `visit-moves`.
package struct VisitMoves: Sendable, Hashable {
  /// One move from one state.
  package struct Row: Sendable, Hashable {
    package let move: VisitMove
    /// The state it is done in.
    package let from: VisitState
    package let to: VisitState
    /// Whether a reason must be given.
    package let needsReason: Bool

    /// One move from one state.
    package init(_ move: VisitMove, from: VisitState, to: VisitState, needsReason: Bool) {
      self.move = move
      self.from = from
      self.to = to
      self.needsReason = needsReason
    }
  }

  private let rows: [Row]

  /// Moves by these rows; of two rows for one move from one state the first counts.
  package init(_ rows: [Row]) { self.rows = rows }

  /// The state after a move. A reason of blanks is none.
  package func state(
    after move: VisitMove, from state: VisitState, reason: String?
  ) throws(VisitMoveRefusal) -> VisitState {
    guard let row = rows.first(where: { $0.move == move && $0.from == state }) else {
      throw .notFrom(state, allowed: moves(from: state))
    }
    if row.needsReason, reason?.allSatisfy(\.isWhitespace) ?? true { throw .reasonMissing }
    return row.to
  }

  /// What may be done in a state.
  package func moves(from state: VisitState) -> [VisitMove] {
    VisitMove.allCases.filter { move in rows.contains { $0.move == move && $0.from == state } }
  }
}

/// Why a visit does not move.
package enum VisitMoveRefusal: Error, Sendable, Hashable {
  /// The move is not made from this state; these are.
  case notFrom(VisitState, allowed: [VisitMove])
  /// The move needs a reason.
  case reasonMissing
}

extension VisitState {
  /// Whether a visit in this state takes up hosts, sites and firms: what is done, or will not be, does not.
  package var holdsTime: Bool {
    switch self {
    case .planned, .confirmed, .postponed: true
    case .done, .cancelled: false
    }
  }
}
