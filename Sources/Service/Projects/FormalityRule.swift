package import Domain
import Workflow

/// A formality is done after those that come before it: where the law says so it is refused otherwise, where it is only usual
/// whoever writes is told.
package struct FormalityRule: RecordRule {
  let references: any ReferenceStore

  /// Reads the formalities from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The formality as it stands. Throws `ServiceError` `invalid_record` for a form that it does not have, for days that run
  /// backwards, and for one that was done before a predecessor that the law puts first.
  package func completed(
    _ record: Record<FormalityField>, replacing old: Record<FormalityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<FormalityField> {
    let steps = try await FormalitySteps.inForce(references, organisation: session.organisation)
    guard let step = record.text(.item).flatMap(steps.named) else { return record }
    if let form = record.text(.form), form != old?.text(.form), step.forms[form] == nil {
      let known = step.forms.keys.sorted().joined(separator: "、")
      throw ServiceError(
        refusing: FormalityField.form, code: "unknown_form",
        message: known.isEmpty ? "「\(step.name)」不分办理形式,请留空。" : "「\(step.name)」的办理形式可填:\(known)。")
    }
    try record.demandOrder(.acceptedOn, .doneOn)
    if record.date(.doneOn) != nil, record.flag(.isNeeded) == false {
      throw ServiceError(
        refusing: FormalityField.isNeeded, code: "done_and_not_needed", message: "「\(step.name)」已填办结日期,不能又是不需办。")
    }
    guard step.isStrict, let done = record.date(.doneOn), done != old?.date(.doneOn) else { return record }
    let late = try await FormalityRule.late(before: step, done, of: record.reference(.opportunity), steps, session)
    guard let first = late.first(where: \.isKnown) else { return record }
    throw ServiceError(
      refusing: FormalityField.doneOn, code: "before_predecessor",
      message: "「\(step.name)」依法须在「\(first.name)」办结之后,\(first.words)。请先登记「\(first.name)」的办结日期,或登记其不需办。"
        + (step.law.isEmpty ? "" : "依据:\(step.law)。"))
  }

  /// The predecessors that were not done first.
  package func warnings(
    of written: Stored<FormalityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let done = written.date(.doneOn) else { return [] }
    let steps = try await FormalitySteps.inForce(references, organisation: session.organisation)
    guard let step = written.text(.item).flatMap(steps.named) else { return [] }
    return try await FormalityRule.late(before: step, done, of: written.reference(.opportunity), steps, session).map {
      "「\(step.name)」通常在「\($0.name)」之后办理,\($0.words),请核对。"
    }
  }

  /// A predecessor that was not done by then.
  private struct Late {
    let name: String
    let words: String
    /// Whether the record says so, not only that nothing is recorded.
    let isKnown: Bool
  }

  private static func late(
    before step: FormalityStep, _ done: CalendarDate, of project: Int64?, _ steps: FormalitySteps,
    _ session: any ChangeSession
  ) async throws -> [Late] {
    guard let project else { return [] }
    let rows = try await session.all(FormalityField.self, .equals(.opportunity, .reference(project)))
    let marks = steps.marks(rows)
    return steps.predecessors(of: step).compactMap { other in
      let mark = marks[other.code] ?? FormalityMark()
      switch mark.state {
      case .notNeeded: return nil
      case .done:
        guard let day = mark.doneOn, day > done else { return nil }
        return Late(name: other.name, words: "而它办结于 \(day),晚于 \(done)", isKnown: true)
      case .open: return Late(name: other.name, words: "而它尚未办结", isKnown: true)
      case .undecided: return Late(name: other.name, words: "而它还没有登记", isKnown: false)
      }
    }
  }
}
