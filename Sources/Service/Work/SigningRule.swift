package import Domain
import Workflow

/// The contracted amount of a signed project leaves a row when it is signed and whenever it changes, so that figures count
/// the first signing once and each increase by its increment; what is corrected is counted where it stood. Signing starts the
/// term for filing the agreement.
package struct SigningRule: RecordRule {
  let references: any ReferenceStore
  let rules: RecordRules

  /// Reads the terms from these tables; the follow-ups keep their own rule.
  package init(_ references: any ReferenceStore) {
    self.references = references
    rules = RecordRules([FollowUpRule(references)])
  }

  /// The project as it stands; what its change of amount is belongs to that change alone. Throws `ServiceError`
  /// `invalid_record` for an amount that changes after signing without being called an increase, reduction or correction.
  package func completed(
    _ record: Record<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<OpportunityField> {
    var record = record
    guard let old, old[.signedOn] != nil, record[.signedOn] != nil, let before = old.money(.contractAmount),
      record.money(.contractAmount) != before
    else {
      record[.amountChange] = nil
      return record
    }
    guard let amount = record.money(.contractAmount) else {
      throw ServiceError(
        refusing: OpportunityField.contractAmount, code: "missing", message: "项目已签约,合同额不能删除;有误的请更正。")
    }
    let field = OpportunityField.amountChange
    guard let kind = record[field, as: SigningKind.self] else {
      throw ServiceError(
        refusing: field, code: "amount_change_unsaid",
        message: "项目已签约,合同额由 \(before.text) 改为 \(amount.text),须写明「\(field.label)」:"
          + "增资(increase)、减资(reduction)计入本月,更正(correction)改正原签约数。")
    }
    guard kind != .increase || amount > before, kind != .reduction || amount < before else {
      throw ServiceError(
        refusing: field, code: "amount_change_unlike",
        message: "合同额由 \(before.text) 改为 \(amount.text),不是「\(kind.label)」。")
    }
    return record
  }

  package func settle(
    _ written: Stored<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    let record = written.record
    guard let signedOn = record.date(.signedOn), let amount = record[.contractAmount] else { return }
    let isFirst = old?[.signedOn] == nil
    let moved = old.map { $0[.contractAmount] != amount || $0[.contractEvidence] != record[.contractEvidence] } ?? true
    guard isFirst || moved else { return }
    let kind = isFirst ? SigningKind.signing : record[.amountChange, as: SigningKind.self]
    var day = isFirst ? signedOn : occasion.today
    if kind == .correction {
      let rows = try await session.all(SigningField.self, .equals(.opportunity, .reference(written.id)))
      day = rows.compactMap { $0.date(.signedOn) }.max() ?? signedOn
    }
    var signing = Record<SigningField>([
      .opportunity: .reference(written.id), .signedOn: .date(day), .amount: amount,
      .actor: .text(occasion.invocation.actor),
    ])
    signing[.evidence] = record[.contractEvidence]
    signing[.kind] = kind.map { .text($0.rawValue) }
    _ = try await session.insert([NewRecord(signing, source: occasion.source)])
    if record[.amountChange] != nil {
      var (kept, sources) = (record, written.sources)
      kept[.amountChange] = nil
      sources[.amountChange] = nil
      _ = try await session.update([Stored(id: written.id, change: written.change, record: kept, sources: sources)])
    }
    if isFirst {
      let clocks = try await WorkPolicy.inForce(references, organisation: session.organisation).clocks
      try await session.addTerm(.agreementFiling, from: signedOn, of: written, clocks, rules, occasion)
    }
  }
}
