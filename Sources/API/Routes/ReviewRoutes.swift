import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of review sessions beside those of their records.
enum ReviewRoutes {
  private static let tag = "联审会"
  private static let item = Parameter.path("id", .integer(0...Int64.max), "上会项目编号")
  private static let session = Parameter.path("id", .integer(0...Int64.max), "联审会编号")

  static let all = [sheets, print, resolve, rule]

  private static let sheets = Route(
    method: .get, path: RouteTable.root + "/review-sessions/{id}/sheets", operation: "readReviewSheets", tag: tag,
    summary: "一项目一表:主体、资金、土地、税收、就业、能耗、环保、准入条件及条款、评分、待核实、诉求、部门意见", parameters: [session],
    successes: [.init(status: .ok, schema: .ref("ReviewSheets"))]
  ) { call in
    try .json(
      try await call.desk.drawReviewSheets(
        try call.record(of: .reviewSession), today: call.desk.today(), organisation: call.organisation))
  }

  private static let print = Route(
    method: .get, path: RouteTable.root + "/review-sessions/{id}/sheets/print", operation: "printReviewSheets",
    tag: tag, summary: "一项目一表,供 A4 打印或存为工作簿",
    parameters: [
      session,
      .query("format", .choice(PrintedPaper.Format.allCases.map(\.rawValue)), "html(默认)或 xlsx"),
    ],
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition"],
        types: PrintedPaper.Format.allCases.map(\.mediaType))
    ]
  ) { call in
    let sheets = try await call.desk.drawReviewSheets(
      try call.record(of: .reviewSession), today: call.desk.today(), organisation: call.organisation)
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    let paper = sheets.printed
    return .file(
      try paper.bytes(format), type: format.mediaType, name: "\(paper.name).\(format.rawValue)",
      rows: sheets.projects.count, isShown: format == .html)
  }

  private static let resolve = Route(
    method: .post, path: RouteTable.root + "/session-items/{id}/resolve", operation: "resolveSessionItem", tag: tag,
    summary: "记录决议;每项条件成为跟进事项;项目不会自动变更阶段,可办的变更列在 offers",
    parameters: [item, .header("If-Match", "读取该上会项目时得到的 ETag", isRequired: true)], body: .json("ResolutionRequest"),
    successes: [.init(status: .ok, schema: .ref("SessionResolution"))], refusals: [409]
  ) { call in
    let item = try call.record(of: .sessionItem)
    let match = try await call.demanded(item, of: .sessionItem)
    let body = try call.decoded(try await call.jsonBytes(), as: ReviewBodies.Resolution.self)
    return try .json(
      try await call.desk.resolveItem(
        item, body.resolution, paper: body.paper, conditions: (body.conditions ?? []).map(\.condition), ifMatch: match,
        today: call.desk.today(), invocation: call.invocation))
  }

  private static let rule = Route(
    method: .post, path: RouteTable.root + "/session-items/{id}/rulings", operation: "ruleOnSessionItem", tag: tag,
    summary: "记录会议对准入条件的认定:立即作用于准入判定,并列出排序的变化", parameters: [item], body: .json("SessionRulingRequest"),
    successes: [.init(status: .ok, schema: .ref("SessionRuling"))], refusals: [409]
  ) { call in
    let item = try call.record(of: .sessionItem)
    let body = try call.decoded(try await call.jsonBytes(), as: ReviewBodies.Ruling.self)
    return try .json(
      try await call.desk.ruleOnGate(
        item, body.ruling, today: call.desk.today(), invocation: call.invocation))
  }
}

/// What the routes of review sessions are sent.
enum ReviewBodies {
  /// `{resolution, paper, conditions?: [{text, owner?, due_on}]}`
  struct Resolution: Decodable {
    let resolution: Domain.Resolution
    let paper: String?
    let conditions: [Condition]?
  }

  /// `{text, owner?, due_on}`
  struct Condition: Decodable {
    let text: String
    let owner: String?
    let due: CalendarDate

    enum CodingKeys: String, CodingKey {
      case text, owner
      case due = "due_on"
    }

    var condition: ResolveItem.Condition { .init(text, owner: owner, due: due) }
  }

  /// `{gate, outcome, department, paper?, conditions?, expires_on?}`
  struct Ruling: Decodable {
    let gate: String
    let outcome: RulingOutcome
    let department: String
    let paper: String?
    let conditions: String?
    let expires: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case gate, outcome, department, paper, conditions
      case expires = "expires_on"
    }

    var ruling: RuleOnGate.Ruling {
      .init(
        gate: gate, outcome: outcome, department: department, paper: paper, conditions: conditions, expires: expires)
    }
  }
}
