package import Domain
import Scoring
import Workflow

/// Draws the sheets of a review session from what is known on a day.
package struct DrawReviewSheets: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper

  /// Draws sheets of this registry's sessions.
  package init(registry: any Registry, references: any ReferenceStore, scenes: SceneKeeper) {
    self.registry = registry
    self.references = references
    self.scenes = scenes
  }

  /// The sheets of the session that `words` name, or of one item of its agenda alone. Throws `ServiceError`
  /// `review_session_not_found`, `agenda_empty`.
  package func callAsFunction(
    _ words: String, item only: Int64? = nil, today: CalendarDate, organisation: Int64
  ) async throws -> ReviewSheets {
    let meeting = try await FindRecord<ReviewSessionField>(registry)(words, organisation: organisation)
    let records = registry.records(organisation)
    let items = try await records.all(SessionItemField.self, .equals(.session, .reference(meeting.id)))
      .filter { only == nil || $0.id == only }
    let code = try meeting.required.text(.code)
    guard !items.isEmpty else {
      throw ServiceError(
        .notFound, code: "agenda_empty",
        message: "\(code)的议程上还没有项目。请先列入。", remedy: .putOnAgenda(session: meeting.id))
    }
    let held = try meeting.required.date(.heldOn)
    let terms = try await ReviewTerms.inForce(references, organisation: organisation)
    let scene = try await scenes.scene(organisation: organisation)
    var projects: [ReviewSheet] = []
    let agenda = try items.map { (position: try $0.required.count(.position), item: $0) }
    for (_, item) in agenda.sorted(by: { ($0.position, $0.item.id) < ($1.position, $1.item.id) }) {
      projects.append(try await sheet(item, scene, records, today))
    }
    return ReviewSheets(
      id: meeting.id, code: code, heldOn: held, place: meeting.text(.place),
      chair: meeting.text(.chair), readyBy: terms.sheetDay(before: held), drawnOn: today, projects: projects)
  }

  private func sheet(
    _ stored: Stored<SessionItemField>, _ scene: Scene, _ records: StandingRecords, _ today: CalendarDate
  ) async throws -> ReviewSheet {
    let item = try await ReviewItem(stored.id, records)
    let project = item.project.record
    let firm = try await records.one(EnterpriseField.self, project.reference(.enterprise))
    let plan = try await records.one(PlanField.self, project.reference(.plan))
    let need = try await records.one(NeedField.self, project.reference(.need))
    let ids = Set((firm.map { Array($0.sources.values) } ?? []) + (plan.map { Array($0.sources.values) } ?? []))
    let sources = try await registry.sources(Array(ids), organisation: records.organisation)
    let pairs = try ReviewPair.all(
      firm: firm?.id, plan: plan?.id, need: need?.id, scene, today)
    let opinions = try await records.all(OpinionField.self, .equals(.item, .reference(stored.id)))
    let trades = try await trades(
      plan?.text(.industryCode), firm?.text(.industryCode), in: records.organisation)
    let team = try await TeamLine.all(
      of: item.project.id, try await TeamRoles.inForce(references, organisation: records.organisation),
      try await registry.staff(records.organisation), on: today, records)
    return ReviewSheet(
      item: stored.id, position: try stored.required.count(.position),
      opportunity: ServiceError.Candidate(item.project), stage: item.project.position?.label ?? "",
      officer: project.text(.officer), unit: project.text(.unit),
      team: team.filter(\.isLive),
      need: try need.map { "\(try $0.required.text(.code)) \(try $0.required.text(.title))" },
      sections: ReviewSection.allCases.map { section in
        ReviewSheet.Section(
          label: section.label,
          lines: ReviewSheet.Line.all(section.firm, of: firm, sources, trades)
            + ReviewSheet.Line.all(section.plan, of: plan, sources, trades))
      },
      scores: pairs.map(\.score), gates: ReviewPair.gates(pairs), unknowns: ReviewPair.unknowns(pairs),
      asks: try await asks(item, plan, records), opinions: try opinions.map { try ReviewSheet.Opinion($0, today) },
      resolution: stored.record[.resolution].map { $0.display(SessionItemField.resolution.kind) },
      paper: stored.text(.paper))
  }

  /// The words of these codes.
  private func trades(_ codes: String?..., in organisation: Int64) async throws -> [String: String] {
    guard codes.contains(where: { $0 != nil }) else { return [:] }
    let rows = try await references.table("industries", organisation: organisation).project(["code", "name"])
    return Dictionary(rows.filter { codes.contains($0[0]) }.map { ($0[0], $0[1]) }, uniquingKeysWith: { a, _ in a })
  }

  /// What the plan asks, and what the firm asked on visits.
  private func asks(
    _ item: ReviewItem, _ plan: Stored<PlanField>?, _ records: StandingRecords
  ) async throws -> [ReviewSheet.Ask] {
    let planned = (plan?.texts(.asks) ?? []).map {
      ReviewSheet.Ask(text: $0, answer: nil, owner: nil, dueOn: nil)
    }
    guard let firm = item.project.record[.enterprise] else { return planned }
    let asked = try await records.all(VisitAskField.self, .equals(.enterprise, firm)).map { row in
      ReviewSheet.Ask(
        text: try row.required.text(.ask), answer: row.text(.answer), owner: row.text(.owner),
        dueOn: row.date(.dueOn))
    }
    return planned + asked
  }
}

extension ReviewSheet.Line {
  /// The fields of a record as an office writes them; `trades` are the words of codes of GB/T 4754.
  static func all<Field: RecordField>(
    _ fields: [Field], of stored: Stored<Field>?, _ sources: [Int64: Source], _ trades: [String: String]
  ) -> [ReviewSheet.Line] {
    fields.map { field in
      let source = stored?.sources[field].flatMap { sources[$0] }
      let value = stored?.record[field]?.written(field.kind)
      let trade = field.kind == .industryCode ? value.flatMap { trades[$0] }.map { " " + $0 } : nil
      return ReviewSheet.Line(
        label: field.label, value: value.map { $0 + (trade ?? "") },
        source: source.map { "\($0.title),\($0.asOf)" })
    }
  }
}

extension ReviewSheet.Opinion {
  init(_ stored: Stored<OpinionField>, _ today: CalendarDate) throws {
    let due = try stored.required.date(.dueOn)
    let stance = stored[.stance].map { $0.display(OpinionField.stance.kind) }
    let given = stored.date(.givenOn)
    self.init(
      department: try stored.required.text(.department), dueOn: due, stance: stance ?? (given == nil ? "未答复" : "未表态"),
      isLate: given == nil && due < today, text: stored.text(.text), givenOn: given)
  }
}
