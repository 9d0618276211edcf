import Domain
import Workflow

extension StageTable {
  /// The transition table an organisation works with: the reference tables `stage-moves`, `exit-reasons` and
  /// `formality-items`.
  ///
  /// Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> StageTable {
    let reasons = try await references.table("exit-reasons", organisation: organisation)
      .project(["code", "label", "exits", "needs_note"])
    let known = try reasons.map { row in
      let exits = try row[2].split(separator: " ").map { word in
        guard let exit = StageExit(rawValue: String(word)) else {
          throw ReferenceTable.invalid("exit-reasons", "没有退出方式「\(word)」")
        }
        return exit
      }
      return ExitReason(code: row[0], label: row[1], exits: Set(exits), needsNote: row[3] == "1")
    }
    let moves = try await references.table("stage-moves", organisation: organisation).project([
      "from", "to", "requires",
    ])
    let steps = try await FormalitySteps.inForce(references, organisation: organisation)
    do throws(StageTable.Problem) {
      return try StageTable(
        moves.map { (from: $0[0], to: $0[1], requires: $0[2]) }, reasons: known,
        formalities: steps.before(.started).map(\.name))
    } catch { throw ReferenceTable.invalid("stage-moves", error.text) }
  }
}
