import Domain
import Scoring

/// Finds what is not known of the firms of a visit, by what the answers could change.
struct CollectQuestions {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper
  let organisation: Int64

  /// The questions of each firm, in the order of the parties.
  func callAsFunction(_ itinerary: Itinerary, today: CalendarDate) async throws -> [FirmQuestions] {
    let scene = try await scenes.scene(organisation: organisation)
    let profile = try scene.profile(VisitPairs.profile)
    let questions = try await CheckQuestions.read(references, organisation: organisation)
    let firms = try await registry.those(itinerary.firms, EnterpriseField.self, organisation: organisation)
    let pairs = try await VisitPairs(registry: registry, organisation: organisation).pairs(itinerary, scene, today)
    let plans = try await registry.those(
      pairs.values.flatMap(\.self).compactMap { $0.match.plan?.id }, PlanField.self, organisation: organisation)
    let landings = try await registry.those(
      pairs.values.flatMap(\.self).map(\.need), NeedField.self, organisation: organisation)
    return itinerary.firms.compactMap { id in
      guard let firm = firms[id] else { return nil }
      var gathered = Gathered()
      for pair in pairs[id] ?? [] {
        let plan = pair.match.plan.flatMap { plans[$0.id]?.record }
        let landing = plan?[.landing]?.text ?? landings[pair.need]?.record[.landing]?.text
        var ofPair = Gathered()
        for topic in OpenTopic.of(pair.match, profile.fusion) {
          ofPair.add(topic, questions.rows(topic.key, landing: landing), firm.record, plan)
        }
        gathered.merge(ofPair)
      }
      return gathered.questions(firm, pairs[id] ?? [])
    }
  }
}

/// The questions of one firm while its pairs are gone through.
private struct Gathered {
  private var asked: [String: FirmQuestions.Question] = [:]
  private var lookUps: [FirmQuestions.LookUp] = []

  /// Adds what answers a topic: fields without a value; else those whose value the explanation did not use, as out of
  /// date; else the topic itself, as the explanation puts it.
  mutating func add(
    _ topic: OpenTopic, _ rows: [CheckQuestions.Row], _ firm: Record<EnterpriseField>, _ plan: Record<PlanField>?
  ) {
    let open = rows.filter { Gathered.value($0, firm, plan) == nil }
    let stale = rows.filter { row in
      guard let value = Gathered.value(row, firm, plan), value != .texts([]) else { return false }
      return !topic.facts.contains(row.field) && topic.who.allSatisfy { $0 == "企业" }
    }
    // Told to be none: nothing is left to ask.
    let isNone = rows.contains { Gathered.value($0, firm, plan) == .texts([]) }
    for row in open { add(row, topic, "") }
    guard open.isEmpty else { return }
    for row in stale { add(row, topic, "(已有资料过期,请更新)") }
    guard stale.isEmpty, !isNone else { return }
    let who = topic.who.isEmpty ? "园区、分中心" : topic.who.joined(separator: "、")
    add(key: topic.key, text: topic.text, who: who, topic, share: 100)
  }

  private mutating func add(_ row: CheckQuestions.Row, _ topic: OpenTopic, _ remark: String) {
    guard row.register.isEmpty else {
      let lookUp = FirmQuestions.LookUp(text: row.question, register: row.register)
      if !lookUps.contains(lookUp) { lookUps.append(lookUp) }
      return
    }
    add(key: "\(row.entity).\(row.field)", text: row.question + remark, who: row.who, topic, share: row.share)
  }

  private mutating func add(key: String, text: String, who: String, _ topic: OpenTopic, share: Int64) {
    var question =
      asked[key] ?? .init(key: key, text: text, who: who, topics: [], points: 0, atStake: 0)
    if !question.topics.contains(topic.label) { question.topics.append(topic.label) }
    if topic.mayVeto {
      question.atStake = max(question.atStake, topic.swing)
    } else {
      question.points += topic.swing * share / 100
    }
    asked[key] = question
  }

  /// Adds another pair's: an answer is given once, so its greatest swing counts.
  mutating func merge(_ other: Gathered) {
    for (key, question) in other.asked {
      guard var known = asked[key] else {
        asked[key] = question
        continue
      }
      known.points = max(known.points, question.points)
      known.atStake = max(known.atStake, question.atStake)
      known.topics += question.topics.filter { !known.topics.contains($0) }
      asked[key] = known
    }
    lookUps += other.lookUps.filter { !lookUps.contains($0) }
  }

  func questions(_ firm: Stored<EnterpriseField>, _ pairs: [VisitPairs.Pair]) -> FirmQuestions {
    let sorted = asked.values.sorted { ($1.swing, $0.key) < ($0.swing, $1.key) }
    return FirmQuestions(
      firm: firm.id, name: firm.record[.name]?.text ?? "",
      plan: pairs.compactMap { $0.match.plan?.name }.first,
      needs: pairs.map { "\($0.code) \($0.title) \($0.match.score.text) 分" },
      asked: Array(sorted.prefix(FirmQuestions.limit)), more: max(0, sorted.count - FirmQuestions.limit),
      lookUps: lookUps)
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
