import Domain
import Testing
import Workflow

@Suite struct VisitMovesTests {
  private static let moves = VisitMoves([
    .init(.confirm, from: .planned, to: .confirmed, needsReason: false),
    .init(.cancel, from: .planned, to: .cancelled, needsReason: true),
    .init(.cancel, from: .confirmed, to: .cancelled, needsReason: true),
    .init(.planAgain, from: .cancelled, to: .planned, needsReason: false),
    .init(.complete, from: .confirmed, to: .done, needsReason: false),
  ])

  @Test(arguments: VisitMove.allCases, VisitState.allCases)
  func `only a row of the table moves a visit`(move: VisitMove, state: VisitState) {
    let allowed = VisitMovesTests.moves.moves(from: state)
    if allowed.contains(move) {
      #expect(throws: Never.self) { try VisitMovesTests.moves.state(after: move, from: state, reason: "天气") }
    } else {
      #expect(throws: VisitMoves.Refusal.notFrom(state, allowed: allowed)) {
        try VisitMovesTests.moves.state(after: move, from: state, reason: "天气")
      }
    }
  }

  @Test(arguments: [nil, "", " \n"])
  func `a reason of blanks is none`(reason: String?) {
    #expect(throws: VisitMoves.Refusal.reasonMissing) {
      try VisitMovesTests.moves.state(after: .cancel, from: .planned, reason: reason)
    }
  }

  @Test(arguments: [("9:05", "09:05"), ("09:05", "09:05"), ("23：59", "23:59"), ("0:00", "00:00")])
  func `a time of day is read and written alike`(text: String, written: String) {
    #expect(ClockTime(text)?.description == written)
  }

  @Test(arguments: ["", "9", "24:00", "9:60", "9:5", "+9:05", "9:05:00", "九点", "109:00"])
  func `what is no time of day is refused`(text: String) { #expect(ClockTime(text) == nil) }
}
