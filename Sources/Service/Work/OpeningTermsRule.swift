package import Domain
import Workflow

/// A project that is opened brings its first terms along as follow-ups: response, judgement, answer to the referrer.
package struct OpeningTermsRule: RecordRule {
  let references: any ReferenceStore
  let rules: RecordRules

  /// Reads the terms from these tables; the follow-ups keep their own rule.
  package init(_ references: any ReferenceStore) {
    self.references = references
    rules = RecordRules([FollowUpRule(references)])
  }

  /// Writes the follow-ups of a new project.
  package func settle(
    _ written: Stored<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard old == nil, let opened = written.date(.openedOn) else { return }
    let clocks = try await WorkPolicy.inForce(references, organisation: session.organisation).clocks
    var terms: [Clock.Name] = [.firstResponse, .judgement]
    if let referrer = written.text(.referrer), !referrer.isEmpty { terms.append(.referrer) }
    for term in terms { try await session.addTerm(term, from: opened, of: written, clocks, rules, occasion) }
  }
}
