import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// Dossiers as papers, and what has become of a printed one.
enum DossierPages {
  static let all: [PageRoute] = [
    .get("/needs/{id}/dossier", .export, ofNeed), .get("/needs/{id}/firms/{firm}/dossier", .export, ofPair),
    PageRoute(method: .get, path: "/p/{code}", access: .everybody) { call in try await check(call) },
    .post("/p/{code}/withdraw", .keepWork, withdraw),
  ]

  private static func ofNeed(_ call: PageCall) async throws -> Reply {
    let need = try call.number("id", of: .need)
    let profile = call.text("profile") ?? MatchAddress.usual
    guard call.request.method != .head else {
      _ = try await call.desk.records(NeedField.self).show("#\(need)", invocation: call.invocation)
      _ = try await call.desk.rules.profile(profile, organisation: call.invocation.organisation)
      return ahead(call)
    }
    let top = min(max(call.text("top").flatMap { Int($0) } ?? 10, 1), MakeDossier.lengths.upperBound)
    let dossier = try await call.desk.dossiers.need(
      "#\(need)", profile: profile, top: top, site: call.site, today: call.today,
      invocation: call.invocation)
    return try await answer(dossier, "needs/\(need)/dossier", call)
  }

  private static func ofPair(_ call: PageCall) async throws -> Reply {
    let need = try call.number("id", of: .need)
    let firm = try call.number("firm", of: .enterprise)
    let plan = try call.text("plan").map { try PageCall.number($0, of: .plan) }
    let profile = call.text("profile") ?? MatchAddress.usual
    guard call.request.method != .head else {
      _ = try await call.desk.ranking.explain(
        need: "#\(need)", enterprise: "#\(firm)", plan: plan, profile: profile, today: call.today,
        invocation: call.invocation)
      return ahead(call)
    }
    let dossier = try await call.desk.dossiers.pair(
      need: "#\(need)", enterprise: "#\(firm)", plan: plan, profile: profile,
      site: call.site, today: call.today, invocation: call.invocation)
    return try await answer(dossier, "needs/\(need)/firms/\(firm)/dossier", call)
  }

  /// What a dossier would be answered as: who only looks ahead prints nothing.
  private static func ahead(_ call: PageCall) -> Reply {
    Reply(status: .ok, headers: [.contentType: format(call).mediaType])
  }

  private static func format(_ call: PageCall) -> PrintedPaper.Format {
    call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
  }

  private static func answer(_ dossier: Dossier, _ what: String, _ call: PageCall) async throws -> Reply {
    let format = format(call)
    let reply = Reply.file(
      try dossier.paper.bytes(format), type: format.mediaType, name: "\(dossier.paper.name).\(format.rawValue)",
      rows: dossier.rows, isShown: format == .html)
    try await call.desk.noteExport(Export(what, call.query, rows: dossier.rows), call.invocation)
    return reply
  }

  /// The one answer to whom a print is not meant for, whatever the code.
  private static func unknown(_ call: PageCall) -> Reply {
    let entrance = call.visitor == nil ? "/login?" + QueryText.text([("next", call.request.uri.path)]) : nil
    return .console(UnknownPrintPage(entrance: entrance).html, status: .notFound)
  }

  private static func check(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    guard let reader = call.reader, call.visitor != nil else { return unknown(call) }
    do {
      let check = try await call.desk.prints(
        call.context.parameters.get("code") ?? "", today: call.today, invocation: call.invocation)
      return call.page(
        PrintPage(
          check, works: Policy.allows(.keepWork, call.desk.acting),
          done: call.text("done") == "withdrawn" ? "已撤回。" : nil, refused: refused, for: reader),
        status: refused?.error.pageStatus ?? .ok)
    } catch let error as ServiceError where [.notFound, .forbidden].contains(error.kind) { return unknown(call) }
  }

  private static func withdraw(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let code = call.context.parameters.get("code") ?? ""
    do {
      guard let reason = fields["reason"].flatMap({ PrintWithdrawal(rawValue: $0) }) else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "请选择撤回的缘由。",
          fields: [.init(field: "reason", code: "missing", message: "请选择撤回的缘由。")])
      }
      let withdrawn = try await call.desk.prints.withdraw(code, because: reason, invocation: call.invocation)
      return .led(to: "/p/\(withdrawn.shown)?done=withdrawn")
    } catch let error as ServiceError where [.invalid, .conflict].contains(error.kind) {
      return try await check(call, refused: Act.Refused("withdraw", error, typed: fields.byName))
    } catch let error as ServiceError where error.kind == .notFound { return unknown(call) }
  }
}

extension PageCall {
  /// Where the browser reached this server: `https://yinfeng.example.cn`. The name was held against those it may be called by.
  var site: String? {
    request.head.authority.map { "\(context.approach.isEncrypted ? "https" : "http")://\($0)" }
  }
}
