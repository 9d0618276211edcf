import Domain
import Workflow

/// Reads the moves visits may make from the reference table `visit-moves`.
enum VisitMoveTable {
  static func read(_ references: any ReferenceStore, organisation: Int64) async throws -> VisitMoves {
    let table = try await references.table("visit-moves", organisation: organisation)
    return VisitMoves(
      try table.project(["from", "move", "to", "needs_reason"]).map { row in
        guard let from = VisitState(rawValue: row[0]), let move = VisitMove(rawValue: row[1]),
          let to = VisitState(rawValue: row[2])
        else { throw ReferenceTable.invalid("visit-moves", "无法识别「\(row.joined(separator: " "))」") }
        return .init(move, from: from, to: to, needsReason: row[3] == "1")
      })
  }
}

extension VisitMoves {
  /// The state after a move of this visit, or the refusal that says in which state it is.
  func state(after move: VisitMove, of visit: Stored<VisitField>, reason: String?) throws(ServiceError) -> VisitState {
    do throws(VisitMoveRefusal) {
      return try state(after: move, from: visit.state ?? .planned, reason: reason)
    } catch {
      switch error {
      case .reasonMissing:
        throw ServiceError(
          .invalid, code: "reason_missing", message: "\(move.label)考察须写明原因。",
          fields: [.init(field: "reason", code: "missing", message: "请写明\(move.label)的原因。")])
      case .notFrom(let state, let allowed):
        let ways = allowed.isEmpty ? "没有可办的事项" : "可办:" + allowed.map(\.label).joined(separator: "、")
        throw ServiceError(
          .conflict, code: "visit_state", message: "考察 \(visit.called)现为「\(state.label)」,不能\(move.label);\(ways)。")
      }
    }
  }
}
