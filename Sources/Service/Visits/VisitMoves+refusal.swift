import Domain
import Workflow

extension VisitMoves {
  /// The moves in force.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> VisitMoves {
    try await inForce("visit-moves", references, organisation: organisation)
  }

  /// The state after a move of this visit, or the refusal that says in which state it is.
  func state(after move: VisitMove, of visit: Stored<VisitField>, reason: String?) throws(ServiceError) -> VisitState {
    do throws(Refusal) {
      return try state(after: move, from: visit.state ?? .planned, reason: reason)
    } catch {
      switch error {
      case .reasonMissing:
        throw ServiceError(
          .invalid, code: "reason_missing", message: "\(move.label)考察须写明原因。",
          fields: [.init(field: "reason", code: "missing", message: "请写明\(move.label)的原因。")])
      case .notFrom(let state, _):
        throw ServiceError(
          .conflict, code: "visit_state",
          message: "考察 \(visit.called)现为「\(state.label)」,不能\(move.label);\(ways(from: state))。")
      }
    }
  }
}
