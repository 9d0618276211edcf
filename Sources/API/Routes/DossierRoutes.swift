import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of dossiers and of what has become of a printed one.
enum DossierRoutes {
  static let all = [print, check, withdraw]

  private static let print = Route(
    method: .get, path: RouteTable.root + "/needs/{id}/dossier", operation: "printDossier", tag: "研判书",
    summary: "项目匹配研判书:一个招商项目的前几家,或写明 enterprise 的一家;每件印有查验编号",
    parameters: [
      .path("id", .integer(0...Int64.max), "招商项目编号"), .query("enterprise", .text, "企业:编号、信用代码或名称"),
      .query("plan", .integer(0...Int64.max), "拟投项目编号,默认为最合适的一项"), .query("profile", .text, "评分方案,默认 outreach"),
      .query("top", .integer(1...50), "列出几家,默认 10"),
      .query("format", .choice(PrintedPaper.Format.allCases.map(\.rawValue)), "html(默认)或 xlsx"),
    ],
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition"],
        types: PrintedPaper.Format.allCases.map(\.mediaType))
    ]
  ) { call in
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    let need = try call.record(of: .need)
    let profile = call.text("profile") ?? "outreach"
    let today = call.desk.today()
    let dossier: Dossier
    if let firm = call.text("enterprise") {
      dossier = try await call.desk.dossiers.pair(
        need: need, enterprise: firm, plan: call.text("plan").flatMap { Int64($0) }, profile: profile, today: today,
        invocation: call.invocation)
    } else {
      dossier = try await call.desk.dossiers.need(
        need, profile: profile, top: call.text("top").flatMap { Int($0) } ?? 10, today: today,
        invocation: call.invocation)
    }
    return .file(
      try dossier.paper.bytes(format), type: format.mediaType, name: "\(dossier.paper.name).\(format.rawValue)",
      rows: dossier.rows, isShown: format == .html)
  }

  private static let check = Route(
    method: .get, path: RouteTable.root + "/prints/{code}", operation: "checkPrint", tag: "研判书",
    summary: "凭编号查验打印件:仍为最新、已有变化(哪些)或已撤回;无权查看的与不存在的一样答复",
    parameters: [.path("code", .text, "查验编号")], successes: [.init(status: .ok, schema: .ref("PrintCheck"))],
    refusals: [404]
  ) { call in
    try .json(
      try await call.desk.prints(call.part("code"), today: call.desk.today(), invocation: call.invocation))
  }

  /// `{reason}`
  private struct Body: Decodable {
    let reason: PrintWithdrawal
  }

  private static let withdraw = Route(
    method: .post, path: RouteTable.root + "/prints/{code}/withdrawal", operation: "withdrawPrint", tag: "研判书",
    summary: "撤回打印件,不能恢复", parameters: [.path("code", .text, "查验编号")], body: .json("PrintWithdrawalRequest"),
    successes: [.init(status: .ok, schema: .ref("PrintCheck"))], refusals: [404, 409]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    let code = try await call.desk.prints.withdraw(call.part("code"), because: body.reason, invocation: call.invocation)
    return try .json(
      try await call.desk.prints(code.text, today: call.desk.today(), invocation: call.invocation))
  }

  private static let reason = Schema.choice(PrintWithdrawal.allCases.map(\.rawValue))
  private static let standing: Schema = .object([
    .init("band", .string), .init("tier", .string), .init("score", .string), .init("low", .string),
    .init("high", .string), .init("coverage", .integer),
  ])

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "PrintWithdrawalRequest", .example(.object([.init("reason", reason)]), .object(["reason": "outdated"]))),
    NamedSchema(
      "PrintCheck",
      .object([
        .init("code", .string), .init("state", .choice(PrintCheck.State.allCases.map(\.rawValue))),
        .init("need_id", .integer), .init("need", .string), .optional("enterprise_id", .integer),
        .optional("enterprise", .string), .optional("plan", .string), .init("printed_by", .string),
        .init("printed_at", .instant), .init("date", .date), .init("profile", .string), .init("data_version", .integer),
        .init("run", .string),
        .optional(
          "withdrawn", .object([.init("by", .string), .init("at", .instant), .init("reason", reason)])),
        .optional("before", standing), .optional("after", standing),
        .init("changed", .array(.choice(MoveCause.allCases.map(\.rawValue)))),
        .init("lines", .array(.ref("MovedLine"))), .init("facts", .array(.ref("ChangedFact"))),
        .init("moves", .array(.ref("RunMove"))), .optional("unmoved", .integer), .optional("gone", .string),
      ])),
  ]
}
