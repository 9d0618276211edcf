package import Domain
import Workflow

/// Confirms, cancels or plans a visit again. Its minutes complete it, and ``PostponeVisit`` puts it off.
package struct MoveVisit: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let rules: RecordRules

  /// Moves visits of this registry by the moves of the reference table `visit-moves`.
  package init(_ registry: any Registry, references: any ReferenceStore, rules: RecordRules) {
    self.registry = registry
    self.references = references
    self.rules = rules
  }

  /// What may be done with a visit in this state, and whether its minutes may be written.
  package func ways(
    from state: VisitState, organisation: Int64
  ) async throws -> (wishes: [VisitWish], takesMinutes: Bool) {
    let moves = try await VisitMoves.inForce(references, organisation: organisation).moves(from: state)
    return (VisitWish.allCases.filter { moves.contains($0.move) }, moves.contains(.complete))
  }

  /// Moves the visit that `words` names. With `ifMatch` it must still be the one that change wrote.
  ///
  /// Throws `ServiceError` `visit_state` when the move is not made from the visit's state, `reason_missing`,
  /// `visit_overlap` when a visit that is planned again is in another's way, `record_changed` naming who changed it.
  package func callAsFunction(
    _ words: String, _ wish: VisitWish, reason: String? = nil, ifMatch: Int64? = nil, today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> RecordReceipt<VisitField> {
    let move = wish.move
    let step = Step(
      registry: registry, rules: rules, useCase: "visit.\(move.rawValue)", note: reason, ifMatch: ifMatch,
      faster: VisitConflict(registry), today: today, isDryRun: isDryRun, invocation: invocation)
    let old = try await step.find(words, VisitField.self)
    let moves = try await VisitMoves.inForce(references, organisation: invocation.organisation)
    let state = try moves.state(after: move, of: old, reason: reason)
    var record = old.record
    record[.state] = .text(state.rawValue)
    record[.stateReason] = reason.map(FieldValue.text)
    return try await step.replace(old, by: record)
  }
}
