package import Domain

/// Which moves may be made from which state, and which of them need a reason or another text. The rows are data: a table of the
/// reference data with the columns from, move, to, needs_reason.
package struct StateMoves<Move: Vocabulary & Hashable, State: Vocabulary & Hashable>: Sendable, Hashable {
  /// One move from one state.
  package struct Row: Sendable, Hashable {
    package let move: Move
    /// The state it is done in.
    package let from: State
    package let to: State
    /// Whether a reason must be given.
    package let needsReason: Bool

    package init(_ move: Move, from: State, to: State, needsReason: Bool) {
      self.move = move
      self.from = from
      self.to = to
      self.needsReason = needsReason
    }
  }

  /// Why something does not move.
  package enum Refusal: Error, Sendable, Hashable {
    /// The move is not made from this state; these are.
    case notFrom(State, allowed: [Move])
    /// The move needs a reason.
    case reasonMissing
  }

  private let rows: [Row]

  /// Moves by these rows; of two rows for one move from one state the first counts.
  package init(_ rows: [Row]) { self.rows = rows }

  /// The state after a move. A reason of blanks is none.
  package func state(after move: Move, from state: State, reason: String?) throws(Refusal) -> State {
    guard let row = rows.first(where: { $0.move == move && $0.from == state }) else {
      throw .notFrom(state, allowed: moves(from: state))
    }
    if row.needsReason, reason?.allSatisfy(\.isWhitespace) ?? true { throw .reasonMissing }
    return row.to
  }

  /// What may be done in a state.
  package func moves(from state: State) -> [Move] {
    Move.allCases.filter { move in rows.contains { $0.move == move && $0.from == state } }
  }
}
