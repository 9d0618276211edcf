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
    try await self(firms.mapValues { (firm: $0, pairs: pairs[$0.id] ?? []) }, fusion)
  }

  /// The same of lists that stand apart, such as what is asked of one firm for one need and for another.
  func callAsFunction<Key: Hashable>(
    _ asked: [Key: (firm: Stored<EnterpriseField>, pairs: [ExplainedPair])], _ fusion: Fusion
  ) async throws -> [Key: [Unknown]] {
    let questions = try await CheckQuestions.read(references, organisation: organisation)
    let all = asked.values.flatMap(\.pairs)
    let plans = try await registry.records(organisation).those(PlanField.self, all.compactMap { $0.match.plan?.id })
    let needs = try await registry.records(organisation).those(NeedField.self, all.map(\.need))
    return asked.mapValues { firm, pairs in
      var gathered = GatheredUnknowns()
      for pair in pairs {
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
