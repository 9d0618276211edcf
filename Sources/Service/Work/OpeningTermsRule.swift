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
      try await referrers(referrer, of: written, occasion, session).meant.isEmpty
    {
      terms.append(.referrer)
    }
    for term in terms { try await session.addTerm(term, from: opened, of: written, clocks, rules, occasion) }
  }

  /// Says that nobody is asked to answer a referrer who wishes not to be approached, or who may be one of another firm.
  package func warnings(
    of written: Stored<OpportunityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let referrer = written.text(.referrer), written[.exit] == nil else { return [] }
    let (meant, namesakes) = try await referrers(referrer, of: written, occasion, session)
    return meant.map { "引荐人" + RefusedPeople.words($0) + ",不登记答复引荐人的事项。" }
      + namesakes.map { "引荐人与其他企业的同名者" + RefusedPeople.words($0) + ",如系同一人,请勿答复。" }
  }

  private func referrers(
    _ text: String, of project: Stored<OpportunityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> (meant: [RefusedPeople.Person], namesakes: [RefusedPeople.Person]) {
    try await RefusedPeople(session, on: occasion.today, references, organisation: session.organisation)
      .referrers(text, of: project.reference(.enterprise))
  }
}
