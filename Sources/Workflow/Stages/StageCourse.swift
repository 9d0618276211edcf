package import Domain

/// The way of a project from stage to stage, as its moves are recorded.
///
/// A move that was taken back and the one that takes it back stay recorded and count for nothing. Of the moves that count,
/// each begins where the one before ended, and days never run backwards.
package struct StageCourse: Sendable, Hashable {
  /// Why a move cannot be made.
  package enum Refusal: Error, Sendable, Hashable {
    /// The table has no such move.
    case noSuchMove
    /// The day lies before the move it would follow.
    case beforeLastMove(CalendarDate)
    /// The day lies in the future.
    case inTheFuture
    /// Demands are not met.
    case unmet([UnmetRequirement])
    /// Only the opening is left.
    case nothingToUndo
  }

  /// Every recorded move, in the order of recording.
  package private(set) var moves: [StageMove]
  /// The moves that count.
  package private(set) var counted: [StageMove]

  /// The course of recorded moves. `nil` when they do not follow each other, or when the first opens nothing.
  package init?(_ moves: [StageMove]) {
    self.moves = moves
    counted = []
    for move in moves {
      if move.undoes != nil {
        guard counted.count > 1, counted.last?.id == move.undoes, move.from == counted.last?.to else { return nil }
        counted.removeLast()
        guard counted.last?.to == move.to else { return nil }
      } else {
        guard counted.last?.to == move.from, counted.last.map({ $0.day <= move.day }) ?? true else { return nil }
        counted.append(move)
      }
    }
    guard !counted.isEmpty else { return nil }
  }

  /// A project that is opened.
  package init(opened stage: Stage, on day: CalendarDate, id: Int64) {
    moves = [StageMove(id: id, from: nil, to: StagePosition(stage), day: day)]
    counted = moves
  }

  private var last: StageMove { counted[counted.count - 1] }
  package var position: StagePosition { last.to }
  /// The day it came there.
  package var since: CalendarDate { last.day }
  /// The day it was opened.
  package var openedOn: CalendarDate { counted[0].day }
  /// Why it left; `nil` while it is worked.
  package var exitReason: String? { position.exit == nil ? nil : last.reason }
  /// The day of the first signing that counts; a second one is no new signing.
  package var signedOn: CalendarDate? { counted.first { $0.to == StagePosition(.contract) }?.day }

  /// Moves the project. Throws why it cannot be.
  package mutating func move(
    to target: StagePosition, on day: CalendarDate, today: CalendarDate, id: Int64, _ grounds: MoveGrounds,
    _ table: StageTable
  ) throws(Refusal) {
    guard let unmet = table.unmet(from: position, to: target, grounds) else { throw .noSuchMove }
    guard day <= today else { throw .inTheFuture }
    guard day >= since else { throw .beforeLastMove(since) }
    guard unmet.isEmpty else { throw .unmet(unmet) }
    let move = StageMove(id: id, from: position, to: target, day: day, reason: grounds.reason)
    moves.append(move)
    counted.append(move)
  }

  /// Takes the last move that counts back and answers it. Throws `nothingToUndo` when only the opening is left.
  @discardableResult
  package mutating func undo(on day: CalendarDate, id: Int64) throws(Refusal) -> StageMove {
    guard counted.count > 1 else { throw .nothingToUndo }
    let undone = counted.removeLast()
    moves.append(StageMove(id: id, from: undone.to, to: position, day: day, undoes: undone.id))
    return undone
  }

  /// Where the project stood for how long up to `day`, in order; together as many days as since its opening.
  package func stays(through day: CalendarDate) -> [StageStay] {
    counted.indices.map { index in
      let move = counted[index]
      let until = index + 1 < counted.count ? counted[index + 1].day : nil
      return StageStay(
        position: move.to, since: move.day, until: until, days: max(0, Int((until ?? day).day - move.day.day)))
    }
  }
}
