package import Domain
package import Scoring

/// Firms with the facts that would move them most: `{date, need?, items, left}`.
package struct GapsView: Sendable, Encodable {
  /// The Shanghai day.
  package let date: CalendarDate
  /// The need that was named; absent when each firm is held against its best.
  package let need: NamedNeed?
  /// The firms with gaps, the best pair first.
  package let items: [Item]
  /// Firms with gaps that would have come next among those looked at.
  package let left: Int

  /// At most so many facts a firm.
  package static let factsPerFirm = 3

  /// One firm and what it lacks.
  package struct Item: Sendable, Encodable {
    package let enterprise: NamedEnterprise
    /// The need it fits best, or the one that was named.
    package let need: NamedNeed
    /// Its total for that need.
    package let score: TotalScore
    /// The facts that would move it most, at most three, the greatest swing first.
    package let facts: [Fact]
    /// The firm's own fields that are not known, the greatest swing first: what the sheet has cells for.
    package let fields: [EnterpriseField]
    /// The fields of its plan that are not known, in the same order.
    package let planFields: [PlanField]
    /// What is known of it and the plan it stands with, which the sheet shows beside what is asked.
    let firm: Record<EnterpriseField>
    let plan: Record<PlanField>?
    /// Whether it is not known what an alumnus is to the firm.
    let asksTie: Bool
    /// The person whose place in the firm is not known; `nil` when nobody is tied to it.
    let alumnus: String?

    enum CodingKeys: String, CodingKey {
      case enterprise, need, score, facts, fields
      case planFields = "plan_fields"
    }

    /// As JSON; fields by name.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(enterprise, forKey: .enterprise)
      try container.encode(need, forKey: .need)
      try container.encode(score, forKey: .score)
      try container.encode(facts, forKey: .facts)
      try container.encode(fields.map(\.name), forKey: .fields)
      try container.encode(planFields.map(\.name), forKey: .planFields)
    }
  }

  /// One fact that is not known.
  package struct Fact: Sendable, Encodable, Hashable {
    /// The field, or the criterion or gate where no field answers it: `plan.power_kva`.
    package let key: String
    package let text: String
    /// Where to look it up: public registers, else who answers.
    package let source: String
    /// The criteria and gates that wait for it.
    package let topics: [String]
    /// How far the answer can move the total through criteria.
    package let points: TotalScore
    /// Whether the answer may be a veto.
    package let mayVeto: Bool

    /// How far it may move the total, in words: `可能否决,至多 6.2 分`; empty where it does not.
    package var moves: String {
      [mayVeto ? "可能否决" : "", points.tenths > 0 ? "至多 \(points.text) 分" : ""].filter { !$0.isEmpty }
        .joined(separator: ",")
    }

    init(_ unknown: Unknown) {
      key = unknown.key
      text = unknown.text
      source = unknown.register.isEmpty ? unknown.who : unknown.register
      topics = unknown.topics
      points = TotalScore(hundredths: unknown.points)
      mayVeto = unknown.atStake > 0
    }

    enum CodingKeys: String, CodingKey {
      case key, text, source, topics, points
      case mayVeto = "may_veto"
    }
  }
}
