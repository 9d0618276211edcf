import Domain
import Testing
import Workflow

@Suite struct OrderMovesTests {
  private static let moves: Result<OrderMoves, any Error> = Result {
    OrderMoves(
      try ShippedStages.rows("order-moves").map { row in
        .init(
          try #require(OrderMove(rawValue: row[1])), from: try #require(OrderState(rawValue: row[0])),
          to: try #require(OrderState(rawValue: row[2])), needsReason: row[3] == "1")
      })
  }

  /// What each move makes of each state; what is not listed is refused.
  private static let course: [OrderState: [OrderMove: OrderState]] = [
    .given: [.receive: .received, .sendBack: .returned, .withdraw: .withdrawn],
    .received: [.report: .reported, .sendBack: .returned, .withdraw: .withdrawn],
    .reported: [.report: .reported, .finish: .finished, .sendBack: .received],
    .returned: [.reassign: .given, .withdraw: .withdrawn],
    .finished: [:], .withdrawn: [:],
  ]

  @Test(arguments: OrderState.allCases, OrderMove.allCases)
  func `an order goes only where it may`(state: OrderState, move: OrderMove) throws {
    let moves = try OrderMovesTests.moves.get()
    guard let next = OrderMovesTests.course[state]?[move] else {
      #expect(throws: OrderMoves.Refusal.notFrom(state, allowed: moves.moves(from: state))) {
        try moves.state(after: move, from: state, reason: "示例原因")
      }
      return
    }
    #expect(try moves.state(after: move, from: state, reason: "示例原因") == next)
  }

  @Test(arguments: [OrderState.given, .received, .reported, .returned], [OrderMove.report, .sendBack, .withdraw])
  func `feedback, return and withdrawal say why`(state: OrderState, move: OrderMove) throws {
    guard OrderMovesTests.course[state]?[move] != nil else { return }
    for text in [nil, "", " \n"] {
      #expect(throws: OrderMoves.Refusal.reasonMissing) {
        try OrderMovesTests.moves.get().state(after: move, from: state, reason: text)
      }
    }
  }

  @Test func `an order that is at its end is closed as a follow-up, every other one is open`() {
    #expect(OrderState.allCases.filter { $0.followUp != .open } == [.finished, .withdrawn])
    #expect(OrderState.finished.followUp == .done && OrderState.withdrawn.followUp == .cancelled)
  }
}
