package import Domain

/// What recording minutes wrote, as every face shows it: `{change?, answers, visit, plans, follow_ups, asks, differences}`.
package struct MinutesView: Sendable, Encodable {
  /// The change; absent when nothing was written.
  package let change: Int64?
  /// How many facts went to firms and plans.
  package let answers: Int
  package let visit: RecordView<VisitField>
  /// The plans that are new.
  package let plans: [RecordView<PlanField>]
  package let followUps: [RecordView<FollowUpField>]
  package let asks: [RecordView<VisitAskField>]
  /// Where a fact stands on better evidence or of a later day than the visit.
  package let differences: [DifferenceView]

  enum CodingKeys: String, CodingKey {
    case change, answers, visit, plans, asks, differences
    case followUps = "follow_ups"
  }

  /// Shows a receipt; `sources` are those of its records.
  package init(_ receipt: MinutesReceipt, sources: [Int64: Source]) {
    change = receipt.change
    answers = receipt.answers
    visit = RecordView(receipt.visit, sources: sources)
    plans = receipt.plans.map { RecordView($0, sources: sources) }
    followUps = receipt.followUps.map { RecordView($0, sources: sources) }
    differences = receipt.differences
    asks = receipt.asks.map { RecordView($0, sources: sources) }
  }
}

extension RecordMinutes {
  /// What a receipt wrote, with its sources.
  package func view(_ receipt: MinutesReceipt, invocation: Invocation) async throws -> MinutesView {
    let ids =
      Array(receipt.visit.sources.values) + receipt.plans.flatMap { $0.sources.values }
      + receipt.followUps.flatMap { $0.sources.values } + receipt.asks.flatMap { $0.sources.values }
    return MinutesView(
      receipt, sources: try await registry.sources(Array(Set(ids)), organisation: invocation.organisation))
  }
}
