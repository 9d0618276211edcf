import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of review sessions: the list, one with its agenda, a new one, its papers, the view for a projector.
enum ReviewPages {
  static let all: [PageRoute] = [
    .get("/reviews", .rank, list),
    .get("/reviews/new", .keepRulings) { call in try await blank(call) }, .post("/reviews/new", .keepRulings, add),
    .get("/reviews/{id}", .rank) { call in try await session(call) },
    .get("/reviews/{id}/sheets", .export, sheets), .get("/reviews/{id}/projector", .rank, projector),
    .post("/reviews/{id}/edit", .keepRulings, edit), .post("/reviews/{id}/items", .keepRulings, addItem),
    .post("/reviews/{id}/items/{row}/place", .keepRulings, place),
    .post("/reviews/{id}/items/{row}/remove", .keepRulings, remove),
  ]

  private static let told = [
    "made": "已安排联审会", "edited": "已保存", "item-added": "已列入议程,并已向各部门征求意见", "item-placed": "已调整顺序",
    "item-removed": "已移出议程",
  ]

  // MARK: Lists

  /// The list that the address asks for.
  private static func listed(_ call: PageCall) -> ListRequest {
    ListRequest(
      filters: call.text("state").map { [(ReviewSessionField.state.name, $0)] } ?? [], search: call.text("search"),
      sort: "-" + ReviewSessionField.heldOn.name, after: call.text("after"), limit: 50)
  }

  /// The agendas of all sessions that the address asks for.
  static func everyAgenda(_ call: PageCall) async throws -> [ReviewAgenda] {
    let organisation = call.invocation.organisation
    var request = listed(call)
    (request.after, request.limit) = (nil, 1000)
    var agendas: [ReviewAgenda] = []
    repeat {
      let page = try await call.desk.records(ReviewSessionField.self).list(request, organisation: organisation)
      agendas += try await call.desk.reviews.agendas(
        of: page.items.map(\.stored), today: call.today, organisation: organisation)
      request.after = page.next
    } while request.after != nil
    return agendas
  }

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let (search, state) = (call.text("search"), call.text("state"))
    let kept = [("search", search), ("state", state)].compactMap { name, text in text.map { (name: name, text: $0) } }
    func address(_ more: [(name: String, text: String)]) -> String {
      kept.isEmpty && more.isEmpty ? "/reviews" : "/reviews?" + QueryText.text(kept + more)
    }
    let deed = try await call.deed([:], back: "/reviews")
    func page(_ list: [ReviewAgenda], total: Int, next: String?, refused: ServiceError? = nil) throws -> Reply {
      call.page(
        ReviewListPage(
          list, total: total, search: search, state: state, next: next,
          first: call.text("after").map { _ in address([]) }, keeps: Policy.allows(.keepRulings, call.desk.acting),
          deed: deed, exports: call.exports("/reviews/export", kept), refused: refused, for: reader),
        status: refused?.pageStatus ?? .ok)
    }
    do {
      let found = try await call.desk.records(ReviewSessionField.self).list(
        listed(call), organisation: call.invocation.organisation)
      return try page(
        try await call.desk.reviews.agendas(
          of: found.items.map(\.stored), today: call.today, organisation: call.invocation.organisation),
        total: found.total, next: found.next.map { address([("after", $0)]) })
    } catch let error as ServiceError where error.kind == .invalid {
      return try page([], total: 0, next: nil, refused: error)
    }
  }

  // MARK: A new one

  private static func blank(
    _ call: PageCall, _ typed: [String: String] = [:], refused: ServiceError? = nil
  ) async throws -> Reply {
    call.page(
      ReviewNewPage(typed: typed, refused: refused, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  private static func add(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    do {
      let receipt = try await call.desk.records(ReviewSessionField.self).add(
        VisitPages.values(fields, [ReviewSessionField.heldOn, .code, .place, .chair, .note]), evidence: EvidenceInput(),
        today: call.today, invocation: call.invocation)
      return .led(to: "/reviews/\(receipt.stored.id)?done=made&change=\(receipt.change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict].contains(error.kind) {
      return try await blank(call, fields.byName, refused: error)
    }
  }

  // MARK: One session

  private static func session(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    let id = try call.number("id", of: .reviewSession)
    let (desk, organisation) = (call.desk, call.invocation.organisation)
    let agenda = try await desk.reviews.agenda(id, today: call.today, organisation: organisation)
    let keeps = Policy.allows(.keepRulings, desk.acting)
    let choices =
      keeps
      ? try await desk.minutesForm.choices(firms: [], today: call.today, organisation: organisation)
        .names(of: .opportunity) : []
    // What was just made is gone once it is taken back.
    let back = call.text("done") == "made" ? "/reviews" : "/reviews/\(id)"
    return call.page(
      ReviewPage(
        agenda, projects: choices, keeps: keeps, prints: Policy.allows(.export, desk.acting), today: call.today,
        deed: try await call.deed(told, back: back), refused: refused, for: try call.demandReader()),
      status: refused.map { call.status(of: $0.error) } ?? .ok)
  }

  private static func sheets(_ call: PageCall) async throws -> Reply {
    let id = try call.number("id", of: .reviewSession)
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    let item = try call.text("item").map { try PageCall.number($0, of: .sessionItem) }
    let sheets = try await call.desk.drawReviewSheets(
      "#\(id)", item: item, today: call.today, organisation: call.invocation.organisation)
    let paper = sheets.printed
    return try await call.leaving(
      "reviews/\(id)/sheets",
      .file(
        try paper.bytes(format), type: format.mediaType, name: "\(paper.name).\(format.rawValue)",
        rows: sheets.projects.count, isShown: format == .html))
  }

  private static func projector(_ call: PageCall) async throws -> Reply {
    let id = try call.number("id", of: .reviewSession)
    let organisation = call.invocation.organisation
    let agenda = try await call.desk.reviews.agenda(id, today: call.today, organisation: organisation)
    let place = min(max(call.text("item").flatMap { Int($0) } ?? 1, 1), max(1, agenda.lines.count))
    let line = agenda.lines.indices.contains(place - 1) ? agenda.lines[place - 1] : nil
    var sheet: ReviewSheet?
    if let line {
      sheet = try await call.desk.drawReviewSheets(
        "#\(id)", item: line.item.id, today: call.today, organisation: organisation
      ).projects.first
    }
    return call.page(ProjectorPage(agenda, place: place, sheet, for: try call.demandReader()))
  }

  /// Does one thing with the session of the address and shows it again.
  private static func act(
    _ call: PageCall, _ key: String, _ deed: String,
    _ work: (_ session: Int64, _ fields: FormFields) async throws -> Int64?
  ) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .reviewSession)
    return try await call.doing(deed, key, fields, back: "/reviews/\(id)") {
      try await work(id, fields)
    } again: {
      try await session(call, refused: $0)
    }
  }

  private static func edit(_ call: PageCall) async throws -> Reply {
    try await act(call, "edit", "edited") { id, fields in
      let records = call.desk.records(ReviewSessionField.self)
      let standing = try await records.show("#\(id)", invocation: call.invocation).stored
      return try await records.edit(
        "#\(id)", VisitPages.changed(fields, [.heldOn, .place, .chair, .note], standing.record), ifMatch: fields.seen,
        evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func addItem(_ call: PageCall) async throws -> Reply {
    try await act(call, "item", "item-added") { id, fields in
      var values = VisitPages.values(fields, [SessionItemField.opportunity, .position, .note])
      values[SessionItemField.session.name] = .number("\(id)")
      return try await call.desk.records(SessionItemField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  /// The item of the address on the agenda of its session. Throws 404 for another's.
  static func item(_ call: PageCall) async throws -> Stored<SessionItemField> {
    let row = try call.number("row", of: .sessionItem)
    let stored = try await call.desk.records(SessionItemField.self).show("#\(row)", invocation: call.invocation).stored
    guard stored.reference(.session) == (try call.number("id", of: .reviewSession)) else {
      throw ServiceError(.notFound, code: "session_item_not_found", message: "这次会议没有编号为 \(row) 的上会项目。")
    }
    return stored
  }

  private static func place(_ call: PageCall) async throws -> Reply {
    try await act(call, "place-\(try call.number("row", of: .sessionItem))", "item-placed") { _, fields in
      let item = try await item(call)
      return try await call.desk.records(SessionItemField.self).edit(
        "#\(item.id)", VisitPages.values(fields, [SessionItemField.position]), ifMatch: fields.seen,
        evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func remove(_ call: PageCall) async throws -> Reply {
    try await act(call, "", "item-removed") { _, fields in
      let item = try await item(call)
      return try await call.desk.records(SessionItemField.self).delete(
        "#\(item.id)", ifMatch: fields.seen, invocation: call.invocation
      ).change
    }
  }
}

extension PageCall {
  /// The status of a page that shows what was refused: of a record that has changed since, 412.
  func status(of error: ServiceError) -> HTTPResponse.Status { Problem(error)?.status ?? error.pageStatus }

  /// Notes in the audit that a file leaves, before it does; of a question for its headers alone none does.
  func leaving(_ what: String, _ reply: Reply) async throws -> Reply {
    if let rows = reply.rows, request.method != .head {
      try await desk.noteExport(Export(what, query, rows: rows), invocation)
    }
    return reply
  }
}
