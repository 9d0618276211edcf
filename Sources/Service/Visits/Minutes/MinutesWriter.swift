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
  }

  /// Closes the visit and writes facts, contacts, steps and asks. Throws `ServiceError` with paths when a rule refuses one.
  func write(_ reading: MinutesReader.Reading, closing closed: Record<VisitField>) async throws -> Written {
    var written = Written(visit: try await writing.replace(itinerary.visit, by: closed))
    for (id, values) in reading.firms.sorted(by: { $0.key < $1.key }) {
      try await answer(EnterpriseField.self, id, values)
      written.answers += values.count
    }
    for (id, values) in reading.plans.sorted(by: { $0.key < $1.key }) {
      try await answer(PlanField.self, id, values)
      written.answers += values.count
    }
    for (index, plan) in reading.newPlans.enumerated() { written.plans.append(try await add(plan, "plans[\(index)].")) }
    try await noteContacts(closed)
    for (index, step) in reading.steps.enumerated() {
      written.followUps.append(try await add(step, "next_steps[\(index)]."))
    }
    for (index, ask) in reading.asks.enumerated() { written.asks.append(try await add(ask, "asks[\(index)].")) }
    return written
  }

  /// Puts what was told over the record as it stands now; a value that stands already takes the visit as its evidence.
  private func answer<Field: RecordField>(
    _ type: Field.Type, _ id: Int64, _ values: [String: InputValue]
  ) async throws {
    guard let old = try await writing.session.one(type, id) else {
      throw ServiceError(.conflict, code: "record_gone", message: "编号 \(id) 的记录刚被删除,纪要未写入,请核对后重试。")
    }
    let record = try input.record(values, over: old.record)
    let named = Field.allCases.filter { values[$0.name] != nil }
    try await writing.replace(old, by: record, confirming: named)
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
