import Domain

/// 互动热度 (联络基础): Σ event × 0.5^(days ÷ half-life), at most 1; only two-way events count (<doc:Warmth>).
///
/// Reads: contact events up to the day. No contact is a known zero; our call without an answer earns nothing, else whoever
/// is pestered most would rise. The decay is a table of whole numbers.
enum EngagementCriterion: Criterion {
  static let name = CriterionName.engagement
  static let side = Side.warmth
  static let label = "互动热度"

  static func judge(_ pair: Pair) -> Judgement {
    var sum: UInt64 = 0
    for event in pair.firm.input.engagements where event.date <= pair.terms.date {
      sum += UInt64(points(event.kind, pair.profile)) * pair.terms.remains(of: event.date)
    }
    return .known(Fixed.clamped(Int64((sum + (1 << 31)) >> 32)))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    let events = pair.firm.input.engagements.filter { $0.date <= pair.terms.date }
      .sorted { ($1.date, $0.kind.rawValue) < ($0.date, $1.kind.rawValue) }
    guard let last = events.first else { return Explanation(text: "尚无往来记录,计 0") }
    return Explanation(
      text: "往来 \(events.count) 次,最近为 \(last.date.chinese)“\(last.kind.label)”,计 \(Decimals.share(judgement.value))",
      facts: events.prefix(5).map {
        Fact(field: "engagement", value: $0.kind.label, source: $0.source == 0 ? nil : $0.source, asOf: $0.date)
      })
  }

  private static func points(_ kind: EngagementKind, _ profile: Scale) -> Int64 {
    switch kind {
    case .visitedCounty: profile.point(.eventVisitedCounty)
    case .receivedUs: profile.point(.eventReceivedUs)
    case .meeting: profile.point(.eventMeeting)
    case .answered: profile.point(.eventAnswered)
    case .unanswered: profile.point(.eventUnanswered)
    }
  }
}
