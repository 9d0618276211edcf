package import Domain
import Scoring

/// A ruling counts or is refused: what no gate would look at is not kept as if it were said.
package struct RulingRule: RecordRule {
  let references: any ReferenceStore

  /// Reads gates, departments and kinds of paper from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The ruling with gate and department by their names. Throws `ServiceError` `invalid_record` naming the field that cannot
  /// stand.
  package func completed(
    _ record: Record<RulingField>, replacing old: Record<RulingField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<RulingField> {
    var record = try RecordInput.checked(record)
    let terms = try await RulingTerms.inForce(references, organisation: session.organisation)
    let gate = try terms.gate(record)
    record[.gate] = .text(gate.key)
    record[.department] = .text(try terms.department(record))
    try terms.check(record)
    if let day = record.date(.ruledOn), day > occasion.today {
      throw ServiceError(
        refusing: RulingField.ruledOn, code: "in_the_future", message: "认定日期 \(day) 晚于今天;作出认定后再登记。")
    }
    try await checkSubject(record, gate, session)
    return record
  }

  /// What is ruled on: the need's own gate on a need, every other on a firm or one of its plans.
  private func checkSubject(
    _ record: Record<RulingField>, _ gate: GateName, _ session: any ChangeSession
  ) async throws {
    let isOfPair = record[.enterprise] != nil || record[.plan] != nil
    if gate == .siteLawful {
      guard record[.need] != nil, !isOfPair else {
        throw ServiceError(
          refusing: RulingField.need, code: "wrong_subject", message: "「\(gate.label)」认定的是招商项目的用地:请填招商项目,不填企业和拟投项目。")
      }
    } else if !isOfPair {
      throw ServiceError(
        refusing: RulingField.plan, code: "wrong_subject", message: "「\(gate.label)」认定的是企业的项目:请填拟投项目或企业。")
    }
    guard let plan = try await session.one(PlanField.self, record.reference(.plan)), let firm = record[.enterprise],
      plan.record[.enterprise] != firm
    else { return }
    throw ServiceError(
      refusing: RulingField.plan, code: "plan_of_other_firm",
      message: "拟投项目「\(plan.text(.name) ?? "\(plan.id)")」不属于这家企业。")
  }
}
