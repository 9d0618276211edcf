package import Domain
import Workflow

/// A formality is done after those that come before it: where the law says so it is refused otherwise, where it is only usual
/// whoever writes is told.
package struct FormalityRule: RecordRule {
  let references: any ReferenceStore

  /// Reads the formalities from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The formality as it stands. Throws `ServiceError` `invalid_record` for a form that it does not have, for days that run
  /// backwards, and for an order that the law forbids: before a predecessor, or after a successor that is done.
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
    let mark = record.mark
    let weighed: [FormalityField] = [.opportunity, .item, .isNeeded, .doneOn]
    guard weighed.contains(where: { record[$0] != old?[$0] }) else { return record }
    if mark.doneOn != nil, record.flag(.isNeeded) == false {
      throw ServiceError(
        refusing: FormalityField.isNeeded, code: "done_and_not_needed", message: "「\(step.name)」已填办结日期,不能又是不需办。")
    }
    let marks = try await FormalityRule.marks(of: record.reference(.opportunity), steps, session)
    if step.isStrict, let done = mark.doneOn, done != old?.date(.doneOn),
      let first = FormalityRule.late(before: step, done, steps, marks).first(where: \.isKnown)
    {
      throw ServiceError(
        refusing: FormalityField.doneOn, code: "before_predecessor",
        message: "「\(step.name)」依法须在「\(first.name)」办结之后,\(first.words)。请先登记「\(first.name)」的办结日期,或登记其不需办。"
          + FormalityRule.basis(step))
    }
    let kept = old?.text(.item) == step.name ? old?.mark : nil
    for next in steps.successors(of: step) where next.isStrict {
      guard let done = marks[next.code]?.doneOn, let late = Late(step.name, mark, by: done) else { continue }
      // What was not in order before is refused only where this change says so.
      guard late.isKnown || kept.map({ Late(step.name, $0, by: done) == nil }) == true else { continue }
      throw ServiceError(
        refusing: mark.doneOn == kept?.doneOn ? FormalityField.isNeeded : .doneOn, code: "after_successor",
        message: "「\(next.name)」已于 \(done) 办结,依法须在「\(step.name)」办结之后,\(late.words)。"
          + "请先更正「\(next.name)」的办结日期。" + FormalityRule.basis(next))
    }
    return record
  }

  /// The predecessors that were not done first, and the successors that were done before it.
  package func warnings(
    of written: Stored<FormalityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    let steps = try await FormalitySteps.inForce(references, organisation: session.organisation)
    guard let step = written.text(.item).flatMap(steps.named) else { return [] }
    let marks = try await FormalityRule.marks(of: written.reference(.opportunity), steps, session)
    let before = written.date(.doneOn).map { FormalityRule.late(before: step, $0, steps, marks) } ?? []
    return before.map { "「\(step.name)」通常在「\($0.name)」之后办理,\($0.words),请核对。" }
      + steps.successors(of: step).compactMap { next in
        guard let done = marks[next.code]?.doneOn,
          let late = Late(step.name, written.mark, by: done)
        else { return nil }
        return "「\(next.name)」已于 \(done) 办结,通常在「\(step.name)」之后办理,\(late.words),请核对。"
      }
  }

  /// A predecessor that was not done by the day its successor was.
  private struct Late {
    let name: String
    let words: String
    /// Whether the record says so, not only that nothing is recorded.
    let isKnown: Bool

    /// `nil` when it was done by then, or is not needed.
    init?(_ name: String, _ mark: FormalityMark, by done: CalendarDate) {
      switch mark.state {
      case .notNeeded: return nil
      case .done:
        guard let day = mark.doneOn, day > done else { return nil }
        (words, isKnown) = ("而它办结于 \(day),晚于 \(done)", true)
      case .open: (words, isKnown) = ("而它尚未办结", true)
      case .undecided: (words, isKnown) = ("而它还没有登记", false)
      }
      self.name = name
    }
  }

  private static func late(
    before step: FormalityStep, _ done: CalendarDate, _ steps: FormalitySteps, _ marks: [String: FormalityMark]
  ) -> [Late] {
    steps.predecessors(of: step).compactMap { Late($0.name, marks[$0.code] ?? FormalityMark(), by: done) }
  }

  /// What is recorded of the formalities of a project.
  private static func marks(
    of project: Int64?, _ steps: FormalitySteps, _ session: any ChangeSession
  ) async throws -> [String: FormalityMark] {
    guard let project else { return [:] }
    return steps.marks(try await session.all(FormalityField.self, .equals(.opportunity, .reference(project))))
  }

  private static func basis(_ step: FormalityStep) -> String { step.law.isEmpty ? "" : "依据:\(step.law)。" }
}
