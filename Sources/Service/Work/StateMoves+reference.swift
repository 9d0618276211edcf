import Domain
import Workflow

extension StateMoves {
  /// The moves in force, from a reference table. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(
    _ name: String, _ references: any ReferenceStore, organisation: Int64
  ) async throws -> StateMoves {
    let table = try await references.table(name, organisation: organisation)
    return StateMoves(
      try table.project(["from", "move", "to", "needs_reason"]).map { row in
        guard let from = State(rawValue: row[0]), let move = Move(rawValue: row[1]), let to = State(rawValue: row[2])
        else { throw ReferenceTable.invalid(name, "无法识别「\(row.joined(separator: " "))」") }
        return .init(move, from: from, to: to, needsReason: row[3] == "1")
      })
  }

  /// What may be done in a state, in words.
  func ways(from state: State) -> String {
    let allowed = moves(from: state)
    return allowed.isEmpty ? "没有可办的事项" : "可办:" + allowed.map(\.label).joined(separator: "、")
  }
}
