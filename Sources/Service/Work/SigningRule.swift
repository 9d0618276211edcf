package import Domain
import Workflow

/// The contracted amount of a signed project leaves a row when it is signed and whenever it changes, so that figures count
/// the first signing once and each increase by its increment.
package struct SigningRule: RecordRule {
  package init() {}

  package func settle(
    _ written: Stored<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    let record = written.record
    guard let signedOn = record.date(.signedOn), let amount = record[.contractAmount] else { return }
    let isFirst = old?[.signedOn] == nil
    let moved = old.map { $0[.contractAmount] != amount || $0[.contractEvidence] != record[.contractEvidence] } ?? true
    guard isFirst || moved else { return }
    var signing = Record<SigningField>([
      .opportunity: .reference(written.id), .signedOn: .date(isFirst ? signedOn : occasion.today), .amount: amount,
      .actor: .text(occasion.invocation.actor),
    ])
    signing[.evidence] = record[.contractEvidence]
    _ = try await session.insert([NewRecord(signing, source: occasion.source)])
  }
}
