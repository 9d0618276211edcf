import Domain
import Scoring

/// Finds what is not known of firms over their pairs, the greatest swing first: what check sheets ask on a visit and what
/// gap lists look up.
struct FindUnknowns {
  let registry: any Registry
  let references: any ReferenceStore
  let organisation: Int64

  /// The unknowns of each firm; an answer that several pairs wait for stands once.
  func callAsFunction(
    _ pairs: [Int64: [ExplainedPair]], of firms: [Int64: Stored<EnterpriseField>], _ fusion: Fusion
  ) async throws -> [Int64: [Unknown]] {
    let questions = try await CheckQuestions.read(references, organisation: organisation)
    let all = pairs.values.flatMap(\.self)
    let plans = try await registry.records(organisation).those(PlanField.self, all.compactMap { $0.match.plan?.id })
    let needs = try await registry.records(organisation).those(NeedField.self, all.map(\.need))
    return firms.mapValues { firm in
      var gathered = GatheredUnknowns()
      for pair in pairs[firm.id] ?? [] {
        let plan = pair.match.plan.flatMap { plans[$0.id]?.record }
        let landing = plan?.text(.landing) ?? needs[pair.need]?.text(.landing)
        var ofPair = GatheredUnknowns()
        for topic in OpenTopic.of(pair.match, fusion) {
          ofPair.add(topic, questions.rows(topic.key, landing: landing), firm.record, plan)
        }
        gathered.merge(ofPair)
      }
      return gathered.sorted
    }
  }
}
