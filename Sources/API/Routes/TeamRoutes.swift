import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of the team (专班) of a project.
enum TeamRoutes {
  static let all = [list, add, end]

  private static let path = RouteTable.root + "/opportunities/{id}/team"
  private static let tag = "专班"
  private static let id = Parameter.path("id", .integer(0...Int64.max), "在谈项目编号")

  private static let list = Route(
    method: .get, path: path, operation: "listTeam", tag: tag, summary: "项目专班:在任的在前,按角色", parameters: [id],
    successes: [.init(status: .ok, schema: .array(.ref("TeamLine")))]
  ) { call in
    try .json(
      try await call.desk.team.list(
        try call.record(of: .opportunity), today: call.desk.today(), organisation: call.organisation))
  }

  /// `{person, role, unit?, since?, note?, replace?}`
  private struct Adding: Decodable {
    let person: String
    let role: String
    let unit: String?
    let since: CalendarDate?
    let note: String?
    let replace: Bool?
  }

  private static let add = Route(
    method: .post, path: path, operation: "addTeamMember", tag: tag,
    summary: "加入专班;首席服务员有且只有一名,replace 为接替现任", parameters: [id, .dryRun], body: .json("TeamMemberAdding"),
    successes: [
      .init(status: .created, schema: .ref("TeamReceipt"), headers: ["ETag"]),
      .init(status: .ok, schema: .ref("TeamReceipt")),
    ], refusals: [409]
  ) { call in
    let project = try call.record(of: .opportunity)
    let body = try call.decoded(try await call.jsonBytes(), as: Adding.self)
    let isDryRun = call.flag("dry_run")
    let receipt = try await call.desk.team.add(
      project,
      .init(
        person: body.person, role: body.role, unit: body.unit, since: body.since, note: body.note,
        replaces: body.replace ?? false), today: call.desk.today(), isDryRun: isDryRun, invocation: call.invocation)
    if isDryRun { return try .json(receipt) }
    return try .json(
      receipt, status: .created, headers: [.eTag: EntityTag.text(receipt.member.change)])
  }

  /// `{on?, note?}`
  private struct Ending: Decodable {
    let on: CalendarDate?
    let note: String?
  }

  private static let end = Route(
    method: .post, path: path + "/{member}/end", operation: "endTeamMember", tag: tag,
    summary: "退出专班,默认到今天为止",
    parameters: [
      id, .path("member", .integer(0...Int64.max), "专班成员编号"), .dryRun,
      .header("If-Match", "读取该成员时得到的 change", isRequired: true),
    ], body: .json("TeamMemberEnding"),
    successes: [.init(status: .ok, schema: .ref("TeamReceipt"), headers: ["ETag"])], refusals: [409]
  ) { call in
    let project = try call.record(of: .opportunity)
    let member = "#\(try call.number("member", of: "team_member"))"
    let demanded = try await call.demanded(member, of: .teamMember)
    let body = try call.decoded(try await call.jsonBytes(), as: Ending.self)
    let isDryRun = call.flag("dry_run")
    let receipt = try await call.desk.team.end(
      project, member, on: body.on, note: body.note, ifMatch: demanded, today: call.desk.today(),
      isDryRun: isDryRun, invocation: call.invocation)
    return try .json(
      receipt, headers: [.eTag: EntityTag.text(isDryRun ? demanded ?? receipt.member.change : receipt.member.change)])
  }
}
