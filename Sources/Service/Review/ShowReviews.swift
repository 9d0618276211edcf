package import Domain
import Workflow

/// Shows agendas of review sessions, and one project of an agenda with all that hangs on it.
package struct ShowReviews: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let sheets: DrawReviewSheets

  /// These sessions with their agendas, in their order.
  package func agendas(
    of sessions: [Stored<ReviewSessionField>], today: CalendarDate, organisation: Int64
  ) async throws -> [ReviewAgenda] {
    guard !sessions.isEmpty else { return [] }
    let records = registry.records(organisation)
    let terms = try await ReviewTerms.inForce(references, organisation: organisation)
    let items = try await records.all(
      SessionItemField.self, .oneOf(.session, sessions.map { .reference($0.id) }))
    let projects = try await records.those(OpportunityField.self, items.compactMap { $0.reference(.opportunity) })
    let firms = try await records.those(
      EnterpriseField.self, projects.values.compactMap { $0.reference(.enterprise) })
    let needs = try await records.those(NeedField.self, projects.values.compactMap { $0.reference(.need) })
    let opinions =
      items.isEmpty
      ? [:]
      : Dictionary(
        grouping: try await records.all(OpinionField.self, .oneOf(.item, items.map { .reference($0.id) }))
      ) { $0.reference(.item) ?? 0 }
    return sessions.map { session in
      let lines = items.filter { $0.reference(.session) == session.id }
        .sorted { ($0.count(.position) ?? 0, $0.id) < ($1.count(.position) ?? 0, $1.id) }
        .compactMap { item -> ReviewAgenda.Line? in
          guard let project = item.reference(.opportunity).flatMap({ projects[$0] }) else { return nil }
          let asked = opinions[item.id] ?? []
          let open = asked.filter { $0.record[.stance] == nil && $0.record[.givenOn] == nil }
          return ReviewAgenda.Line(
            item: item, project: project,
            firm: project.reference(.enterprise).flatMap { firms[$0]?.text(.name) } ?? "",
            need: project.reference(.need).flatMap { needs[$0] }.map { "\($0.words(.code)) \($0.words(.title))" },
            opinions: (
              asked.count, asked.count - open.count, open.count { $0.date(.dueOn).map { $0 < today } ?? false }
            ))
        }
      let day = session.date(.heldOn) ?? today
      return ReviewAgenda(
        session: session, lines: lines, sheetsBy: terms.sheetDay(before: day),
        answersBy: terms.opinionDay(before: day))
    }
  }

  /// The session of this number with its agenda. Throws `ServiceError` `review_session_not_found`.
  package func agenda(_ session: Int64, today: CalendarDate, organisation: Int64) async throws -> ReviewAgenda {
    let found = try await FindRecord<ReviewSessionField>(registry)("#\(session)", organisation: organisation)
    return try await agendas(of: [found], today: today, organisation: organisation)[0]
  }

  /// The item of this number on the agenda of a session.
  ///
  /// Throws `ServiceError` `session_item_not_found` also for an item of another session.
  package func item(
    _ item: Int64, of session: Int64, today: CalendarDate, organisation: Int64
  ) async throws -> ReviewItemView {
    let records = registry.records(organisation)
    let seen = try await ReviewItem(item, records)
    guard seen.meeting.id == session else {
      throw ServiceError(.notFound, code: "session_item_not_found", message: "这次会议没有编号为 \(item) 的上会项目。")
    }
    let conditions = try await records.all(
      FollowUpField.self, .equals(.sessionItem, .reference(item)), order: .dueOn)
    var offers: [ResolutionReceipt.Offer] = []
    if let resolution = seen.item[.resolution, as: Resolution.self] {
      offers = ResolutionReceipt.offers(
        resolution, try await ProjectFile(seen.project.id, records),
        try await StageTable.inForce(references, organisation: organisation))
    }
    return ReviewItemView(
      session: seen.meeting, item: seen.item, project: seen.project, place: seen.place,
      sheets: try await sheets("#\(session)", item: item, today: today, organisation: organisation),
      opinions: try await records.all(OpinionField.self, .equals(.item, .reference(item))),
      rulings: try await rulings(on: seen.project, records), conditions: conditions, offers: offers,
      departments: try await Departments.inForce(references, organisation: organisation).names)
  }

  private func rulings(
    on project: Stored<OpportunityField>, _ records: StandingRecords
  ) async throws -> [Stored<RulingField>] {
    func ofProject(_ ruling: Stored<RulingField>) -> Bool {
      [(ruling[.plan], project[.plan]), (ruling[.need], project[.need])].allSatisfy { told, own in
        told == nil || told == own
      }
    }
    var found: [Stored<RulingField>] = []
    if let firm = project[.enterprise] {
      found += try await records.all(RulingField.self, .equals(.enterprise, firm)).filter(ofProject)
    }
    if let plan = project[.plan] {
      found += try await records.all(RulingField.self, .equals(.plan, plan), .unknown(.enterprise))
        .filter(ofProject)
    }
    if let need = project[.need] {
      found += try await records.all(
        RulingField.self, .equals(.need, need), .unknown(.enterprise), .unknown(.plan))
    }
    return found.sorted {
      ($1.date(.ruledOn) ?? CalendarDate(day: 0), $1.id) < ($0.date(.ruledOn) ?? CalendarDate(day: 0), $0.id)
    }
  }
}
