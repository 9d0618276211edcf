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
    if let referrer = written.text(.referrer), !referrer.isEmpty,
      try await RefusedPeople(session, on: occasion.today).people(in: [referrer], firms: nil).isEmpty
    { terms.append(.referrer) }
    for term in terms { try await session.addTerm(term, from: opened, of: written, clocks, rules, occasion) }
  }

  /// Says that nobody is asked to answer a referrer who wishes not to be approached.
  package func warnings(
    of written: Stored<OpportunityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let referrer = written.text(.referrer), written[.exit] == nil else { return [] }
    return try await RefusedPeople(session, on: occasion.today).people(in: [referrer], firms: nil)
      .map { "引荐人" + RefusedPeople.words($0) + ",不登记答复引荐人的事项。" }
  }
}
