import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of visits: the list and calendars, the plan of a new one, one with all that is done about it.
enum VisitPages {
  static let all: [PageRoute] =
    [
      .get("/visits", .rank, list), .get("/visits/calendar", .rank, calendar), .get("/visits/new", .keepWork, blank),
      .post("/visits/new", .keepWork, plan), .get("/visits/{id}", .rank) { call in try await visit(call) },
      .get("/visits/{id}/papers/{kind}", .export, paper),
      .post("/visits/{id}/edit", .keepWork, edit), .post("/visits/{id}/postpone", .keepWork, postpone),
      .post("/visits/{id}/parties", .keepWork, addFirm),
      .post("/visits/{id}/parties/{row}/remove", .keepWork) { call in
        try await remove(call, VisitPartyField.self, "firm-removed")
      },
      .post("/visits/{id}/stops", .keepWork, addStop), .post("/visits/{id}/stops/{row}", .keepWork, editStop),
      .post("/visits/{id}/stops/{row}/remove", .keepWork) { call in
        try await remove(call, VisitStopField.self, "stop-removed")
      },
      .post("/visits/{id}/asks/{row}", .keepWork, answer),
    ]
    + [("confirm", VisitWish.confirm), ("cancel", .cancel), ("plan-again", .planAgain)].map { name, wish in
      .post("/visits/{id}/\(name)", .keepWork) { call in try await move(call, name, wish) }
    }

  private static let told = [
    "planned": "已安排考察", "confirm": "已登记确认", "cancel": "已取消考察", "plan-again": "已重新安排", "postponed": "已改期",
    "edited": "已保存", "firm-added": "已加入企业", "firm-removed": "已移出企业", "stop-added": "已加入行程", "stop-edited": "已修改行程",
    "stop-removed": "已删除这一站", "answered": "已登记答复", "minuted": "已登记纪要,考察已完成",
  ]

  // MARK: Lists

  /// The list that the address asks for.
  static func listed(_ call: PageCall) -> ListRequest {
    ListRequest(
      filters: call.text("state").map { [(VisitField.state.name, $0)] } ?? [], search: call.text("search"),
      sort: "-" + VisitField.startsOn.name, after: call.text("after"), limit: 50)
  }

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let (today, organisation) = (call.today, call.invocation.organisation)
    let (search, state) = (call.text("search"), call.text("state"))
    let kept = [("search", search), ("state", state)].compactMap { name, text in text.map { (name: name, text: $0) } }
    func address(_ more: [(name: String, text: String)]) -> String {
      kept.isEmpty && more.isEmpty ? "/visits" : "/visits?" + QueryText.text(kept + more)
    }
    let isFirst = kept.isEmpty && call.text("after") == nil
    let overdue = isFirst ? try await call.desk.overdueVisits(today: today, organisation: organisation) : []
    let late = try await call.desk.listVisits.lines(named: overdue.map(\.id), organisation: organisation)
    let coming =
      isFirst ? try await call.desk.overdueVisits.ahead(today: today, organisation: organisation) : []
    let ahead = try await call.desk.listVisits.lines(
      of: Array(coming.prefix(VisitListPage.mostAhead)), organisation: organisation)
    func page(
      _ list: [VisitLine]?, total: Int, next: String?, refused: ServiceError? = nil
    ) -> VisitListPage {
      VisitListPage(
        overdue: overdue.compactMap { one in late[one.id].map { ($0, one.days) } }, ahead: (ahead, coming.count),
        list: list,
        total: total, search: search, state: state, next: next, first: call.text("after").map { _ in address([]) },
        works: Policy.allows(.keepWork, call.desk.acting), exports: call.exports("/visits/export", kept), today: today,
        refused: refused, for: reader)
    }
    do {
      let found = try await call.desk.records(VisitField.self).list(
        listed(call), organisation: organisation)
      return call.page(
        page(
          try await call.desk.listVisits.lines(of: found.items.map(\.stored), organisation: organisation),
          total: found.total, next: found.next.map { address([("after", $0)]) }))
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(page(nil, total: 0, next: nil, refused: error), status: .unprocessableContent)
    }
  }

  private static func calendar(_ call: PageCall) async throws -> Reply {
    let view = call.text("view").flatMap { VisitTabs(rawValue: $0) } ?? .month
    let asked = call.text("day").flatMap { CalendarDate($0) } ?? call.today
    // The working calendar knows no days centuries away, and nobody visits then.
    let day = (1990...2200).contains(asked.components.year) ? asked : call.today
    let days = view.days(around: day)
    let organisation = call.invocation.organisation
    let known = try await call.desk.workdays(from: days.lowerBound, to: days.upperBound, organisation: organisation)
    let lines = try await call.desk.listVisits(
      from: days.lowerBound, to: days.upperBound, organisation: organisation)
    return call.page(
      VisitCalendarPage(
        view, around: day, lines, rests: Set(known.days.filter { !$0.isWorked }.map(\.date)),
        works: Policy.allows(.keepWork, call.desk.acting), today: call.today, for: try call.demandReader()))
  }

  // MARK: Planning

  private static func blank(_ call: PageCall) async throws -> Reply {
    var typed = ["direction": VisitDirection.toCounty.rawValue]
    let firms = call.texts("firm").compactMap { Int64($0) }
    for (index, firm) in firms.prefix(FormFields.mostRows).enumerated() {
      let record = try await call.desk.records(EnterpriseField.self).show("#\(firm)", invocation: call.invocation)
      typed["parties-\(index)-enterprise_id"] = "\(firm) \(record.stored.text(.name) ?? "")"
    }
    if let need = call.text("need").flatMap({ Int64($0) }) {
      let record = try await call.desk.records(NeedField.self).show("#\(need)", invocation: call.invocation)
      typed["stops-0-need_id"] = "\(need) \(record.stored.text(.title) ?? "")"
    }
    return try await planPage(call, typed, firms: firms)
  }

  private static func planPage(
    _ call: PageCall, _ typed: [String: String], firms: [Int64] = [], more: String? = nil,
    refused: ServiceError? = nil
  ) async throws -> Reply {
    func count(_ name: String, _ least: Int, _ key: String) -> Int {
      FormFields.shownRows(name, in: typed.keys, least: least, more: more == key ? 2 : 0)
    }
    let rows = (
      firms: count("parties", VisitPlanPage.rows.firms, "firms"),
      stops: count("stops", VisitPlanPage.rows.stops, "stops")
    )
    let choices = try await call.desk.minutesForm.choices(
      firms: firms, today: call.today, organisation: call.invocation.organisation)
    return call.page(
      VisitPlanPage(choices, typed: typed, rows: rows, refused: refused, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  private static func plan(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    if let more = fields["more"] { return try await planPage(call, fields.byName, more: more) }
    let input = planned(fields)
    do {
      let made = try await call.desk.planVisit(input.plan, today: call.today, invocation: call.invocation)
      return .led(to: "/visits/\(made.visit.id)?done=planned&change=\(made.change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      return try await planPage(call, fields.byName, refused: error.naming(input.rows))
    }
  }

  /// The plan that a form tells, and what the boxes of its filled rows begin with.
  private static func planned(_ fields: FormFields) -> (plan: VisitPlanInput, rows: [String: [String]]) {
    let heads: [VisitField] = [
      .title, .direction, .startsOn, .endsOn, .host, .hosts, .contact, .contactPhone, .meetingPlace, .transport, .note,
    ]
    let visit = values(fields, heads)
    let force = fields.filled(VisitStopField.forceReason.name)
    func rows(_ name: String) -> [(number: Int, values: [String: InputValue])] {
      fields.rows(name).map { row in
        var values = row.values.mapValues(InputValue.text)
        values[VisitStopField.forceReason.name] = force.map(InputValue.text)
        return (row.number, values)
      }
    }
    let (firms, stops) = (rows("parties"), rows("stops"))
    var words = VisitPlanWords(
      visit: [:], firms: firms.compactMap { fields["parties-\($0.number)-enterprise_id"] }.map(VisitPages.name),
      needs: [], stops: [])
    words.visit[.direction] = fields["direction"]
    var head = visit
    if head[VisitField.title.name] == nil, !firms.isEmpty { head[VisitField.title.name] = .text(words.title) }
    let day = fields.filled(VisitField.startsOn.name)
    let dated = stops.map { row in
      row.values.merging(day.map { [VisitStopField.day.name: .text($0)] } ?? [:]) { told, _ in told }
    }
    return (
      VisitPlanInput(visit: head, parties: firms.map(\.values), stops: dated),
      ["parties": firms.map { "parties-\($0.number)" }, "stops": stops.map { "stops-\($0.number)" }]
    )
  }

  /// The name of a firm that is written with its number in front.
  private static func name(_ words: String) -> String {
    let parts = words.split(separator: " ", maxSplits: 1)
    return parts.count == 2 && parts[0].allSatisfy(\.isNumber) ? String(parts[1]) : words
  }

  /// What a form says of fields; blank boxes are left out.
  static func values<Field: RecordField>(_ fields: FormFields, _ asked: [Field]) -> [String: InputValue] {
    var values: [String: InputValue] = [:]
    for field in asked { values[field.name] = fields.filled(field.name).map(InputValue.text) }
    return values
  }

  /// What a form says of fields that stand, without boxes that still hold what they were shown with; a box that was emptied
  /// makes the field unknown.
  static func changed<Field: RecordField>(
    _ fields: FormFields, _ asked: [Field], _ standing: Record<Field>
  ) -> [String: InputValue] {
    changed(fields.byName, asked, standing)
  }

  /// The same of what was typed, by box.
  static func changed<Field: RecordField>(
    _ typed: [String: String], _ asked: [Field], _ standing: Record<Field>
  ) -> [String: InputValue] {
    var values: [String: InputValue] = [:]
    for field in asked {
      guard let text = typed[field.name], Act.isChanged(field.name, text, in: typed) else { continue }
      if text.allSatisfy(\.isWhitespace) {
        if standing[field] != nil { values[field.name] = .null }
      } else {
        values[field.name] = .text(text)
      }
    }
    return values
  }

  // MARK: One visit

  static func visit(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    let id = try call.number("id", of: .visit)
    let (desk, organisation, today) = (call.desk, call.invocation.organisation, call.today)
    let view = try await desk.itineraries("#\(id)", invocation: call.invocation)
    let visit = view.visit.stored
    let state = visit[.state, as: VisitState.self] ?? .planned
    let works = Policy.allows(.keepWork, desk.acting)
    let firms = view.parties.compactMap { $0.stored.reference(.enterprise) }
    var names = try await desk.referenceNames(of: view.parties.map(\.stored), organisation: organisation)
    names.merge(try await desk.referenceNames(of: view.stops.map(\.stored), organisation: organisation)) { $1 }
    names[.enterprise] = try await desk.referenceNames.names(
      of: .enterprise, firms + view.asks.compactMap { $0.stored.reference(.enterprise) }, organisation: organisation)
    var effects: VisitEffectsView?
    // What came of a visit is told from past scenes, which are read when somebody asks.
    let tells = call.text("effects") != nil || call.text("done") == "minuted"
    if state == .done, tells {
      do { effects = try await desk.visitEffects("#\(id)", invocation: call.invocation) } catch let error
        as ServiceError
        where error.code == "visit_not_done"
      {}
    }
    let page = VisitPage(
      view,
      .init(
        ways: try await desk.moveVisit.ways(from: state, organisation: organisation),
        choices: try await desk.minutesForm.choices(firms: firms, today: today, organisation: organisation),
        names: names,
        steps: try await desk.itineraries.steps(of: id, organisation: organisation),
        effects: effects, works: works, prints: Policy.allows(.export, desk.acting)),
      today: today, deed: try await call.deed(told, back: "/visits/\(id)"),
      handedIn: call.text("done") == "minuted" ? MinutesPage.draft(id, of: desk.acting.words) : nil, refused: refused,
      for: try call.demandReader())
    return call.page(page, status: refused?.error.pageStatus ?? .ok)
  }

  private static func paper(_ call: PageCall) async throws -> Reply {
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    let id = try call.number("id", of: .visit)
    let kind = call.context.parameters.get("kind") ?? ""
    let reply = try await VisitRoutes.paper(
      kind, of: "#\(id)", format, firm: call.text("enterprise"), call.desk, call.invocation)
    if call.request.method != .head {
      try await call.desk.noteExport(Export("visits/\(id)/papers/\(kind)", call.query, rows: 1), call.invocation)
    }
    return reply
  }

  /// Does one thing with the visit of the address and shows it again.
  private static func act(
    _ call: PageCall, _ key: String, _ deed: String,
    _ work: (_ visit: String, _ id: Int64, _ fields: FormFields) async throws -> Int64?
  ) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .visit)
    return try await call.doing(deed, key, fields, back: "/visits/\(id)") {
      try await work("#\(id)", id, fields)
    } again: {
      try await visit(call, refused: $0)
    }
  }

  private static func move(_ call: PageCall, _ name: String, _ wish: VisitWish) async throws -> Reply {
    try await act(call, name, name) { visit, _, fields in
      try await call.desk.moveVisit(
        visit, wish, reason: fields.filled("reason"), ifMatch: fields.seen, today: call.today,
        invocation: call.invocation
      ).change
    }
  }

  private static func postpone(_ call: PageCall) async throws -> Reply {
    try await act(call, "postpone", "postponed") { visit, _, fields in
      let request = PostponeVisit.Request(
        startsOn: try fields.day("starts_on", "新的开始日期", isRequired: true) ?? call.today,
        endsOn: try fields.day("ends_on", "新的结束日期"), reason: fields["reason"] ?? "",
        forceReason: fields.filled(VisitStopField.forceReason.name))
      return try await call.desk.postponeVisit(
        visit, request, ifMatch: fields.seen, today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func edit(_ call: PageCall) async throws -> Reply {
    try await act(call, "edit", "edited") { visit, _, fields in
      let standing = try await call.desk.records(VisitField.self).show(visit, invocation: call.invocation).stored
      return try await call.desk.records(VisitField.self).edit(
        visit,
        changed(
          fields,
          [
            .title, .startsOn, .endsOn, .host, .hosts, .contact, .contactPhone, .meetingPlace, .transport, .note,
          ], standing.record), ifMatch: fields.seen, evidence: EvidenceInput(), today: call.today,
        invocation: call.invocation
      ).change
    }
  }

  private static func addFirm(_ call: PageCall) async throws -> Reply {
    try await act(call, "firm", "firm-added") { _, id, fields in
      var values = values(fields, [VisitPartyField.enterprise, .attendees, .forceReason])
      values[VisitPartyField.visit.name] = .number("\(id)")
      return try await call.desk.records(VisitPartyField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static let stopFields: [VisitStopField] = [
    .day, .from, .to, .site, .need, .building, .host, .note, .forceReason,
  ]

  private static func addStop(_ call: PageCall) async throws -> Reply {
    try await act(call, "stop", "stop-added") { _, id, fields in
      var values = values(fields, stopFields)
      values[VisitStopField.visit.name] = .number("\(id)")
      return try await call.desk.records(VisitStopField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  /// The record of the address that hangs on its visit. Throws 404 for another's.
  private static func row<Field: RecordField>(_ call: PageCall, _ field: Field.Type) async throws -> Stored<Field> {
    let row = try call.number("row", of: Field.entity)
    let stored = try await call.desk.records(Field.self).show("#\(row)", invocation: call.invocation).stored
    guard let link = Field.allCases.first(where: { $0.kind == .reference(.visit) }),
      stored.reference(link) == (try call.number("id", of: .visit))
    else {
      throw ServiceError(
        .notFound, code: "\(Field.entity)_not_found", message: "这次考察没有编号为 \(row) 的\(Field.entity.label)。")
    }
    return stored
  }

  private static func editStop(_ call: PageCall) async throws -> Reply {
    try await act(call, "stop-\(try call.number("row", of: .visitStop))", "stop-edited") { _, _, fields in
      let stop = try await row(call, VisitStopField.self)
      return try await call.desk.records(VisitStopField.self).edit(
        "#\(stop.id)", changed(fields, stopFields, stop.record), ifMatch: fields.seen, evidence: EvidenceInput(),
        today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func answer(_ call: PageCall) async throws -> Reply {
    try await act(call, "ask-\(try call.number("row", of: .visitAsk))", "answered") { _, _, fields in
      let ask = try await row(call, VisitAskField.self)
      guard fields.filled(VisitAskField.answer.name) != nil else {
        let message = "请写明答复。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: VisitAskField.answer.name, code: "missing", message: message)])
      }
      return try await call.desk.records(VisitAskField.self).edit(
        "#\(ask.id)", values(fields, [VisitAskField.answer, .answeredOn]), ifMatch: fields.seen,
        evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func remove<Field: RecordField>(
    _ call: PageCall, _ field: Field.Type, _ deed: String
  ) async throws -> Reply {
    try await act(call, "", deed) { _, _, fields in
      let stored = try await row(call, Field.self)
      return try await call.desk.records(Field.self).delete(
        "#\(stored.id)", ifMatch: fields.seen, invocation: call.invocation
      ).change
    }
  }
}
