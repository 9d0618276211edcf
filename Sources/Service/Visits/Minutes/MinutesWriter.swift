import Domain

/// Writes what minutes hold, within their change.
struct MinutesWriter {
  /// The change, whose source is the visit.
  let writing: Writing
  let input: RecordInput
  let itinerary: Itinerary

  struct Written: Sendable {
    var visit: Stored<VisitField>
    var plans: [Stored<PlanField>] = []
    var followUps: [Stored<FollowUpField>] = []
    var asks: [Stored<VisitAskField>] = []
    var answers = 0
    /// Where something stands on better evidence or of a later day than the visit, with the numbers.
    var differences: [ListedDifference] = []
  }

  /// Closes the visit and writes facts, contacts, steps and asks. Throws `ServiceError` with paths when a rule refuses one.
  func write(_ reading: MinutesReader.Reading, closing closed: Record<VisitField>) async throws -> Written {
    var written = Written(visit: try await writing.replace(itinerary.visit, by: closed))
    var differences: [Difference] = []
    for (id, values) in reading.firms.sorted(by: { $0.key < $1.key }) {
      let kept = try await answer(EnterpriseField.self, id, values)
      written.answers += values.count - kept.count
      differences += kept
    }
    for (id, values) in reading.plans.sorted(by: { $0.key < $1.key }) {
      let kept = try await answer(PlanField.self, id, values)
      written.answers += values.count - kept.count
      differences += kept
    }
    written.differences = try await writing.session.list(differences, today: writing.occasion.today)
    for (index, plan) in reading.newPlans.enumerated() { written.plans.append(try await add(plan, "plans[\(index)].")) }
    try await noteContacts(closed)
    for (index, step) in reading.steps.enumerated() {
      written.followUps.append(try await add(step, "next_steps[\(index)]."))
    }
    for (index, ask) in reading.asks.enumerated() { written.asks.append(try await add(ask, "asks[\(index)].")) }
    return written
  }

  /// Puts what was told over the record as it stands now, and answers where what stands is evidenced better or of a later
  /// day; a value that stands already takes the visit as its evidence unless it has better.
  private func answer<Field: RecordField>(
    _ type: Field.Type, _ id: Int64, _ values: [String: InputValue]
  ) async throws -> [Difference] {
    guard let old = try await writing.session.one(type, id) else {
      throw ServiceError(.conflict, code: "record_gone", message: "编号 \(id) 的记录刚被删除,纪要未写入,请核对后重试。")
    }
    let record = try input.record(values, over: old.record)
    let named = Field.allCases.filter { values[$0.name] != nil }
    guard var word = try await writing.session.word(of: writing.occasion.source, renewsKnown: true) else { return [] }
    try await word.learn([old], writing.session)
    let told = Record(Dictionary(uniqueKeysWithValues: named.compactMap { field in record[field].map { (field, $0) } }))
    let overlay = Overlay(told, over: old, word, clearing: named.filter { record[$0] == nil })
    if !overlay.isVain { try await writing.put(overlay, over: old) }
    return overlay.differences.map { difference in
      var difference = difference
      difference.name = old.words(Field.record.name)
      return difference
    }
  }

  /// Each firm was met: a contact of the visit's last day, or today when that is still to come, unless one is noted; and a
  /// note of progress on its project.
  private func noteContacts(_ visit: Record<VisitField>) async throws {
    guard let last = visit.date(.endsOn) else { return }
    let day = min(last, writing.occasion.today)
    let isHere = visit[.direction, as: VisitDirection.self] == .toCounty
    let kind = FieldValue.text((isHere ? EngagementKind.visitedCounty : .receivedUs).rawValue)
    let name = itinerary.visit.called
    for party in itinerary.parties {
      guard let firm = party.record[.enterprise] else { continue }
      let noted = try await writing.session.all(
        EngagementField.self, .equals(.enterprise, firm), .equals(.kind, kind),
        .atLeast(.date, visit[.startsOn] ?? .date(day)), .atMost(.date, .date(day)))
      if noted.isEmpty {
        let contact = Record<EngagementField>([
          .enterprise: firm, .kind: kind, .date: .date(day), .note: .text("考察 \(name)"),
        ])
        _ = try await writing.add(contact)
      }
      guard let project = party.record[.opportunity] else { continue }
      let consensus = visit.text(.consensus).map { ",共识:\($0)" } ?? ""
      let progress = Record<ProgressField>([
        .opportunity: project, .author: visit[.minutesBy] ?? .text(writing.occasion.invocation.actor),
        .happenedOn: .date(day),
        .text: .text("考察 \(name)已完成\(consensus)"), .isProgress: .flag(true),
      ])
      _ = try await writing.add(progress)
    }
  }

  private func add<Field: RecordField>(_ record: Record<Field>, _ path: String) async throws -> Stored<Field> {
    do {
      return try await writing.add(record)
    } catch let error as ServiceError { throw error.under(path) }
  }
}
