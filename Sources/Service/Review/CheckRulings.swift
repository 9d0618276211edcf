package import Domain
import Scoring

/// Finds the rulings that stand and do not count, because the terms they are held against have changed since: gates,
/// departments and kinds of paper are data.
package struct CheckRulings: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// A ruling that does not count.
  package struct Broken: Sendable, Hashable {
    package let id: Int64
    /// The word on screen of its gate, or what it names instead of one.
    package let gate: String
    /// What keeps it from counting, in Chinese.
    package let why: String
  }

  /// The rulings of an organisation that do not count, by id. Throws `ServiceError` `reference_not_loaded`,
  /// `invalid_reference_file`.
  package func callAsFunction(organisation: Int64) async throws -> [Broken] {
    let terms = try await RulingTerms.inForce(references, organisation: organisation)
    return try await registry.records(organisation).all(RulingField.self).compactMap { stored in
      do {
        try terms.check(stored.record)
        return nil
      } catch let error as ServiceError {
        let gate = (try? terms.gate(stored.record).label) ?? stored.text(.gate) ?? ""
        return Broken(id: stored.id, gate: gate, why: error.fields.first?.message ?? error.message)
      }
    }
  }
}
