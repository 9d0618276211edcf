import Console
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The pages of needs: the list, one with the firms ranked for it, a firm explained, firms side by side.
enum NeedPages {
  static let all: [PageRoute] = [
    .get("/needs", .rank, list), .get("/needs/{id}", .rank) { call in try await need(call) },
    .get("/needs/{id}/firms/{firm}", .rank, match), .get("/needs/{id}/compare", .rank, compare),
    .get("/needs/{id}/what-if", .rank) { call in try await whatIf(call) },
    .post("/needs/{id}/what-if", .keepReference, nameProfile),
    .get("/needs/{id}/export", .export, export),
  ]

  /// The list that the address asks for.
  static func listed(_ call: PageCall) -> ListRequest {
    ListRequest(
      filters: call.text("landing").map { [(NeedField.landing.name, $0)] } ?? [], search: call.text("search"),
      sort: call.text("sort") ?? NeedListPage.orders[0].0, after: call.text("after"), limit: 50)
  }

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let adds = Policy.allows(.keepParks, call.desk.acting)
    let deed = try await call.deed([:], back: "/needs")
    let request = listed(call)
    let sort = request.sort ?? NeedListPage.orders[0].0
    let (search, landing) = (call.text("search"), call.text("landing"))
    let kept = [("search", search), ("landing", landing), ("sort", call.text("sort"))]
      .compactMap { name, text in text.map { (name: name, text: $0) } }
    func address(_ more: [(name: String, text: String)]) -> String {
      kept.isEmpty && more.isEmpty ? "/needs" : "/needs?" + QueryText.text(kept + more)
    }
    do {
      let page = try await call.desk.records(NeedField.self).list(
        request, organisation: call.invocation.organisation)
      return call.page(
        NeedListPage(
          page, search: search, landing: landing, sort: sort,
          next: page.next.map { address([("after", $0)]) }, first: call.text("after").map { _ in address([]) },
          adds: adds, deed: deed, exports: call.exports("/needs/export", kept), for: reader))
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(
        NeedListPage(
          nil, search: search, landing: landing, sort: sort, next: nil, first: address([]), adds: adds, deed: nil,
          exports: call.exports("/needs/export", kept), refused: error, for: reader), status: .unprocessableContent)
    }
  }

  /// The profile and the number of rows that the address asks for.
  private static func asked(_ call: PageCall) -> NeedPage.Asked {
    NeedPage.Asked(
      profile: call.text("profile") ?? MatchAddress.usual,
      top: min(max(call.text("top").flatMap { Int($0) } ?? 20, 1), 100), band: call.text("band"),
      picked: call.texts("firm").compactMap { Pick($0) })
  }

  private static func ranking(_ call: PageCall, _ asked: NeedPage.Asked) async throws -> RankingView {
    try await call.desk.ranking.rank(
      need: "#\(try call.number("id", of: .need))",
      .init(profile: asked.profile, top: asked.top, bands: asked.band.flatMap { BandWord.bands($0) } ?? []),
      today: call.today, invocation: call.invocation)
  }

  private static func need(_ call: PageCall, refused: ServiceError? = nil) async throws -> Reply {
    let reader = try call.demandReader()
    let id = try call.number("id", of: .need)
    let asked = asked(call)
    let organisation = call.invocation.organisation
    let view = try await call.desk.records(NeedField.self).show("#\(id)", invocation: call.invocation)
    let ranking = try await ranking(call, asked)
    return call.page(
      NeedPage(
        view, ranking, advice: try await call.desk.advice(need: "#\(id)"),
        profile: try await call.desk.rules.profile(asked.profile, organisation: organisation),
        profiles: try await call.desk.rules.profiles(organisation: organisation), asked: asked,
        edits: Policy.allows(.keepParks, call.desk.acting),
        deed: try await call.deed(
          EditPages.told, back: call.text("done") == "added" ? "/needs" : EditedForm.need.path(id)), on: call.today,
        refused: refused,
        for: reader), status: refused == nil ? .ok : .unprocessableContent)
  }

  private static func explained(_ call: PageCall, _ pick: Pick) async throws -> MatchView {
    try await call.desk.ranking.explain(
      need: "#\(try call.number("id", of: .need))", enterprise: "#\(pick.firm)", plan: pick.plan,
      profile: asked(call).profile, today: call.today, invocation: call.invocation)
  }

  private static func match(_ call: PageCall) async throws -> Reply {
    let plan = try call.text("plan").map { try PageCall.number($0, of: .plan) }
    let view = try await explained(call, Pick(firm: try call.number("firm", of: .enterprise), plan: plan))
    let profiles = try await call.desk.rules.profiles(organisation: call.invocation.organisation)
    return call.page(
      MatchPage(
        view, profiles: profiles, works: Policy.allows(.keepWork, call.desk.acting),
        prints: Policy.allows(.export, call.desk.acting), for: try call.demandReader()))
  }

  private static func compare(_ call: PageCall) async throws -> Reply {
    let picked = call.texts("firm").compactMap { Pick($0) }
    guard (2...4).contains(picked.count), Set(picked).count == call.texts("firm").count else {
      let message = "请勾选 2 到 4 行再对比,现勾选了 \(Set(picked).count) 行。"
      return try await need(
        call,
        refused: ServiceError(
          .invalid, code: "invalid_query", message: message,
          fields: [.init(field: "firm", code: "out_of_range", message: message)]))
    }
    var views: [MatchView] = []
    for pick in picked { views.append(try await explained(call, pick)) }
    let profiles = try await call.desk.rules.profiles(organisation: call.invocation.organisation)
    return call.page(ComparePage(views, profiles: profiles, for: try call.demandReader()))
  }

  /// What an address supposes: each weight and line by its own name. What stands already changes nothing.
  private static func whatIf(
    _ call: PageCall, form: FormFields? = nil, unnamed: ServiceError? = nil
  ) async throws -> Reply {
    let reader = try call.demandReader()
    let id = try call.number("id", of: .need)
    var asked = asked(call)
    if let form {
      asked = NeedPage.Asked(profile: form.filled("profile") ?? asked.profile, top: asked.top, band: nil)
    }
    let given = form?.byName.map { (name: $0.key, text: $0.value) } ?? call.query
    let typed = given.filter { $0.name.contains(".") && !$0.text.isEmpty }
    let own = call.desk.keepProfiles.isAllowed ? try await ProfilePages.own(call) : nil
    let view = try await call.desk.records(NeedField.self).show("#\(id)", invocation: call.invocation)
    let profiles = try await call.desk.rules.profiles(organisation: call.invocation.organisation)
    func supposed(_ texts: [String]) async throws -> SupposedRanking {
      try await call.desk.ranking.suppose(
        need: "#\(id)", .init(profile: asked.profile, top: asked.top), with: texts, today: call.today,
        invocation: call.invocation)
    }
    func page(_ ranking: SupposedRanking, refused: ServiceError? = nil) -> WhatIfPage {
      WhatIfPage(
        view, ranking, profile: asked.profile, profiles: profiles, own: own,
        typed: (form?.byName ?? [:]).merging(typed.map { ($0.name, $0.text) }) { _, last in last }, refused: refused,
        for: reader)
    }
    do {
      return call.page(
        page(try await supposed(typed.map { "\($0.name)=\($0.text)" }), refused: unnamed),
        status: unnamed?.pageStatus ?? .ok)
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(page(try await supposed([]), refused: error), status: .unprocessableContent)
    }
  }

  /// Keeps the weights that were tried as a profile.
  private static func nameProfile(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .need)
    do {
      let asked = ProfilePages.naming(fields)
      let name = try await call.desk.keepProfiles(
        asked.base, with: asked.texts, asked.naming, today: call.today, invocation: call.invocation)
      return .led(to: "/needs/\(id)?profile=\(name)&done=named")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      return try await whatIf(call, form: fields, unnamed: error)
    }
  }

  private static func export(_ call: PageCall) async throws -> Reply {
    let id = try call.number("id", of: .need)
    let asked = asked(call)
    let view = try await ranking(call, asked)
    let isWorkbook = call.text("format") != "csv"
    let sheet = RankingSheet(view)
    let file = try sheet.file(isWorkbook: isWorkbook)
    let rows = sheet.rows(isWorkbook: isWorkbook)
    if call.request.method != .head {
      try await call.desk.noteExport(
        Export("needs/\(id)/ranking", call.query, rows: rows), call.invocation)
    }
    return .file(
      file.bytes, type: file.type, name: file.name, rows: rows, isShown: false)
  }
}
