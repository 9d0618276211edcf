import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of whom to call and of what is not known: the call list, its log, the gaps.
enum OutreachPages {
  static let all: [PageRoute] = [
    .get("/outreach", .rank) { call in try await list(call) }, .get("/outreach/export", .export, export),
    .post("/outreach/contacts", .disclose, disclose), .post("/outreach/log", .keepFirms, log),
    .get("/gaps", .rank, gaps), .get("/gaps/export", .export, exportGaps),
  ]

  /// What the address or a form asks for.
  private static func asked(
    _ call: PageCall, _ fields: FormFields? = nil, purpose: String? = nil
  ) -> OutreachPage.Asked {
    func text(_ name: String) -> String? { fields.map { $0[name] } ?? call.text(name) }
    let acting = call.desk.acting
    let hasOwn = call.visitor?.holder != nil
    return .init(
      mine: hasOwn && text("whose") == "mine",
      week: min(max(text("week").flatMap { Int($0) } ?? 1, 1), OutreachPage.most),
      hasOwn: hasOwn, keeps: Policy.allows(.keepFirms, acting), works: Policy.allows(.keepWork, acting),
      discloses: Policy.allows(.disclose, acting), exports: Policy.allows(.export, acting), purpose: purpose)
  }

  private static func view(_ call: PageCall, _ asked: OutreachPage.Asked) async throws -> OutreachView {
    try await call.desk.planOutreach(
      owner: asked.mine ? call.desk.acting.words : nil, weeks: asked.week, from: asked.week,
      for: ContactWish(asked.purpose),
      today: call.today, invocation: call.invocation)
  }

  private static func list(
    _ call: PageCall, _ given: OutreachPage.Asked? = nil, refused: Act.Refused? = nil
  ) async throws -> Reply {
    let asked = given ?? asked(call)
    return call.page(
      OutreachPage(
        try await view(call, asked), asked, purposes: try await call.desk.contactPurposes(),
        deed: try await call.deed(["logged": "已记录联系"], back: asked.path), refused: refused,
        for: try call.demandReader()), status: refused?.error.pageStatus ?? .ok)
  }

  /// Contact data for a purpose: asked by a form and shown at once, for the look is recorded and no address may repeat it.
  private static func disclose(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    do {
      return try await list(call, asked(call, fields, purpose: fields["purpose"] ?? ""))
    } catch let error as ServiceError where error.kind == .invalid {
      return try await list(call, asked(call, fields), refused: .init("contacts", error, typed: fields.byName))
    }
  }

  private static func log(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let asked = asked(call, fields)
    let key = "call-\(fields["enterprise_id"] ?? "")-\(fields["need_id"] ?? "")"
    return try await call.doing("logged", key, fields, back: asked.path) {
      var values = VisitPages.values(fields, [EngagementField.kind, .note, .nextStep, .nextDue])
      for field in [EngagementField.enterprise, .person] {
        values[field.name] = fields.filled(field.name).map { .text("#" + $0) }
      }
      values[EngagementField.date.name] = .text("\(call.today)")
      values[EngagementField.officer.name] = call.visitor?.holder.map { _ in .text(call.desk.acting.words) }
      return try await call.desk.records(EngagementField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    } again: {
      try await list(call, asked, refused: $0)
    }
  }

  private static func export(_ call: PageCall) async throws -> Reply {
    let view = try await view(call, asked(call))
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    if call.request.method != .head {
      try await call.desk.noteExport(
        Export("outreach/export", call.query, rows: view.items.count), call.invocation)
    }
    let sheet = CallSheet(view)
    return .file(
      format == .html ? sheet.page : try sheet.bytes(), type: format.mediaType,
      name: "呼叫清单-\(view.date).\(format.rawValue)", rows: view.items.count, isShown: format == .html)
  }

  private static func gapsView(_ call: PageCall, top: Int) async throws -> GapsView {
    try await call.desk.gaps(
      need: call.text("need").map { "#" + $0 }, top: top, today: call.today,
      organisation: call.invocation.organisation)
  }

  private static func gaps(_ call: PageCall) async throws -> Reply {
    let open = try await call.desk.openNeeds(today: call.today, organisation: call.invocation.organisation)
    let need = call.text("need").flatMap { Int64($0) }
    func page(_ view: GapsView?, _ refused: ServiceError? = nil) throws -> Reply {
      call.page(
        GapsPage(
          view, needs: open.map { ($0.id, "\($0.words(.code)) \($0.words(.title))") }, need: need,
          exports: Policy.allows(.export, call.desk.acting), refused: refused, for: try call.demandReader()),
        status: refused?.pageStatus ?? .ok)
    }
    do { return try page(try await gapsView(call, top: 100)) } catch let error as ServiceError
      where [.invalid, .notFound].contains(error.kind)
    { return try page(nil, error) }
  }

  private static func exportGaps(_ call: PageCall) async throws -> Reply {
    let view = try await gapsView(call, top: 200)
    if call.request.method != .head {
      try await call.desk.noteExport(Export("gaps/export", call.query, rows: view.items.count), call.invocation)
    }
    return .file(
      try call.desk.sheet(of: view).bytes(), type: PrintedPaper.Format.xlsx.mediaType, name: "补录表-\(view.date).xlsx",
      rows: view.items.count, isShown: false)
  }
}
