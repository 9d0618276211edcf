import Domain

/// The unknowns of one firm while its pairs are gone through.
struct GatheredUnknowns {
  private var found: [String: Unknown] = [:]

  /// The unknowns, the greatest swing first.
  var sorted: [Unknown] { found.values.sorted { ($1.swing, $0.key) < ($0.swing, $1.key) } }

  /// Adds what answers a topic: fields without a value; else those whose value the explanation did not use, as out of
  /// date; else the topic itself, as the explanation puts it.
  mutating func add(
    _ topic: OpenTopic, _ rows: [CheckQuestions.Row], _ firm: Record<EnterpriseField>, _ plan: Record<PlanField>?
  ) {
    let open = rows.filter { GatheredUnknowns.value($0, firm, plan) == nil }
    let stale = rows.filter { row in
      guard let value = GatheredUnknowns.value(row, firm, plan), value != .texts([]) else { return false }
      return !topic.facts.contains(row.field) && topic.who.allSatisfy { $0 == "企业" }
    }
    // Told to be none: nothing is left to ask.
    let isNone = rows.contains { GatheredUnknowns.value($0, firm, plan) == .texts([]) }
    for row in open { add(row, topic, "") }
    guard open.isEmpty else { return }
    for row in stale { add(row, topic, "(已有资料过期,请更新)") }
    guard stale.isEmpty, !isNone else { return }
    let who = topic.who.isEmpty ? "园区、分中心" : topic.who.joined(separator: "、")
    add(key: topic.key, text: topic.text, who: who, register: "", topic, share: 100)
  }

  private mutating func add(_ row: CheckQuestions.Row, _ topic: OpenTopic, _ remark: String) {
    add(
      key: "\(row.entity).\(row.field)", text: row.question + remark, who: row.who, register: row.register, topic,
      share: row.share)
  }

  private mutating func add(
    key: String, text: String, who: String, register: String, _ topic: OpenTopic, share: Int64
  ) {
    var unknown =
      found[key] ?? .init(key: key, text: text, who: who, register: register, topics: [], points: 0, atStake: 0)
    if !unknown.topics.contains(topic.label) { unknown.topics.append(topic.label) }
    if topic.mayVeto {
      unknown.atStake = max(unknown.atStake, topic.swing)
    } else {
      unknown.points += topic.swing * share / 100
    }
    found[key] = unknown
  }

  /// Adds another pair's: an answer is given once, so its greatest swing counts.
  mutating func merge(_ other: GatheredUnknowns) {
    for (key, unknown) in other.found {
      guard var known = found[key] else {
        found[key] = unknown
        continue
      }
      known.points = max(known.points, unknown.points)
      known.atStake = max(known.atStake, unknown.atStake)
      known.topics += unknown.topics.filter { !known.topics.contains($0) }
      found[key] = known
    }
  }

  /// The value of a row's field; a kind of record that is neither firm nor plan has none here.
  private static func value(
    _ row: CheckQuestions.Row, _ firm: Record<EnterpriseField>, _ plan: Record<PlanField>?
  ) -> FieldValue? {
    switch row.entity {
    case "enterprise": EnterpriseField(rawValue: row.field).flatMap { firm[$0] }
    case "plan": PlanField(rawValue: row.field).flatMap { plan?[$0] }
    default: nil
    }
  }
}
