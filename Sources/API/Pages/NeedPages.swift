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
    .get("/needs/{id}/export", .export, export),
  ]

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let sort = call.text("sort") ?? NeedListPage.orders[0].0
    let (search, landing) = (call.text("search"), call.text("landing"))
    let request = ListRequest(
      filters: landing.map { [(NeedField.landing.name, $0)] } ?? [], search: search, sort: sort,
      after: call.text("after"), limit: 50)
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
          for: reader))
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(
        NeedListPage(
          nil, search: search, landing: landing, sort: sort, next: nil, first: address([]), refused: error,
          for: reader), status: .unprocessableContent)
    }
  }

  /// The profile and the number of rows that the address asks for.
  private static func asked(_ call: PageCall) -> NeedPage.Asked {
    NeedPage.Asked(
      profile: call.text("profile") ?? "outreach",
      top: min(max(call.text("top").flatMap { Int($0) } ?? 20, 1), 100), band: call.text("band"))
  }

  private static func query(_ asked: NeedPage.Asked) -> String {
    asked.profile == "outreach" ? "" : "?" + QueryText.text([("profile", asked.profile)])
  }

  private static func need(_ call: PageCall, refused: ServiceError? = nil) async throws -> Reply {
    let reader = try call.demandReader()
    let id = try call.number("id", of: .need)
    let asked = asked(call)
    let organisation = call.invocation.organisation
    let view = try await call.desk.records(NeedField.self).show("#\(id)", invocation: call.invocation)
    let ranking = try await call.desk.ranking.rank(
      need: "#\(id)",
      .init(profile: asked.profile, top: asked.top, bands: asked.band.flatMap { BandWord.bands($0) } ?? []),
      today: call.today, invocation: call.invocation)
    return call.page(
      NeedPage(
        view, ranking, advice: try await call.desk.advice(need: "#\(id)"),
        profile: try await call.desk.rules.profile(asked.profile, organisation: organisation),
        profiles: try await call.desk.rules.profiles(organisation: organisation), asked: asked, on: call.today,
        refused: refused, for: reader), status: refused == nil ? .ok : .unprocessableContent)
  }

  private static func explained(_ call: PageCall, _ firm: Int64) async throws -> MatchView {
    try await call.desk.ranking.explain(
      need: "#\(try call.number("id", of: .need))", enterprise: "#\(firm)", profile: asked(call).profile,
      today: call.today, invocation: call.invocation)
  }

  private static func match(_ call: PageCall) async throws -> Reply {
    let view = try await explained(call, try call.number("firm", of: .enterprise))
    let profiles = try await call.desk.rules.profiles(organisation: call.invocation.organisation)
    return call.page(MatchPage(view, profiles: profiles, query: query(asked(call)), for: try call.demandReader()))
  }

  private static func compare(_ call: PageCall) async throws -> Reply {
    let firms = call.texts("firm").compactMap { Int64($0) }
    guard (2...4).contains(firms.count), Set(firms).count == firms.count else {
      let message = "请勾选 2 到 4 家企业再对比,现勾选了 \(firms.count) 家。"
      return try await need(
        call,
        refused: ServiceError(
          .invalid, code: "invalid_query", message: message,
          fields: [.init(field: "firm", code: "out_of_range", message: message)]))
    }
    var views: [MatchView] = []
    for firm in firms { views.append(try await explained(call, firm)) }
    return call.page(ComparePage(views, query: query(asked(call)), for: try call.demandReader()))
  }

  private static func export(_ call: PageCall) async throws -> Reply {
    let id = try call.number("id", of: .need)
    let asked = asked(call)
    let view = try await call.desk.ranking.rank(
      need: "#\(id)", .init(profile: asked.profile, top: asked.top), today: call.today, invocation: call.invocation)
    let file = try RankingSheet(view).file(isWorkbook: call.text("format") != "csv")
    if call.request.method != .head {
      try await call.desk.noteExport(
        Export("needs/\(id)/ranking", call.query, rows: view.asked.count), call.invocation)
    }
    return .file(
      file.bytes, type: file.type, name: file.name, rows: view.asked.count, isShown: false)
  }
}
