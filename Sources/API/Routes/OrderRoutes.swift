import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of orders (交办): follow-ups that are receipted and told of.
enum OrderRoutes {
  static let all = [list, give, read, move]

  private static let path = RouteTable.root + "/orders"
  private static let tag = "交办"
  private static let id = Parameter.path("id", .integer(0...Int64.max), "交办事项编号,即跟进事项编号")

  private static let list = Route(
    method: .get, path: path, operation: "listOrders", tag: tag, summary: "交办事项:最急的在前;不写状态为未办结的",
    parameters: [
      .query("state", .choice(OrderState.allCases.map(\.rawValue)), "只看此状态"),
      .query("owner", .text, "只看交给此人的:账号或姓名"), .query("by", .text, "只看此人交办的:账号或姓名"),
      .query("mine", .flag, "只看本人交办的和交给本人的"), .query("limit", .integer(1...1000), "条数,默认 50"),
    ], successes: [.init(status: .ok, schema: .ref("OrderList"))]
  ) { call in
    try .json(
      try await call.desk.listOrders(
        .init(
          state: call.text("state").flatMap(OrderState.init(rawValue:)), owner: call.text("owner"),
          giver: call.text("by"), either: call.flag("mine") ? call.desk.acting.words : nil,
          limit: Int(call.integer("limit") ?? 50)), today: call.desk.today(), organisation: call.organisation))
  }

  private static let give = Route(
    method: .post, path: path, operation: "giveOrder", tag: tag,
    summary: "交办:谁交办、交给谁、何事、何时前、挂在哪个项目或考察;不写交办人为本人", parameters: [.dryRun],
    body: .json("FollowUpInput"),
    successes: [
      .init(status: .created, schema: .ref("FollowUp"), headers: ["ETag", "Location"]),
      .init(status: .ok, schema: .ref("FollowUp")),
    ], refusals: [409]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: RecordBody.self)
    let isDryRun = call.flag("dry_run")
    let receipt = try await call.desk.giveOrder(
      body.values, evidence: body.evidence, today: call.desk.today(), isDryRun: isDryRun, invocation: call.invocation)
    let keeper = call.desk.records(FollowUpField.self)
    if isDryRun { return try .json(try await keeper.views([receipt], invocation: call.invocation)[0]) }
    var view = try await keeper.show("#\(receipt.stored.id)", invocation: call.invocation)
    view.warnings = receipt.warnings
    return try RecordRoutes<FollowUpField>.reply(view, status: .created, location: "\(path)/\(receipt.stored.id)")
  }

  private static let read = Route(
    method: .get, path: path + "/{id}", operation: "readOrder", tag: tag, summary: "一件交办事项", parameters: [id],
    successes: [.init(status: .ok, schema: .ref("FollowUp"), headers: ["ETag"])]
  ) { call in
    try RecordRoutes<FollowUpField>.reply(
      try await call.desk.showOrder(try call.record(of: .followUp), invocation: call.invocation))
  }

  /// `{move, text?, to?, due_on?}`
  private struct Body: Decodable {
    let move: OrderMove
    let text: String?
    let to: String?
    let due: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case move, text, to
      case due = "due_on"
    }
  }

  private static let move = Route(
    method: .post, path: path + "/{id}/moves", operation: "moveOrder", tag: tag,
    summary: "签收、反馈、办结、退回、改派或撤回;反馈、退回、撤回须写明", parameters: [id, .dryRun, RecordRoutes<FollowUpField>.ifMatch],
    body: .json("OrderMoveInput"),
    successes: [.init(status: .ok, schema: .ref("FollowUp"), headers: ["ETag"])], refusals: [409]
  ) { call in
    let order = try call.record(of: .followUp)
    let demanded = try await call.demanded(order, of: .followUp)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    let isDryRun = call.flag("dry_run")
    let receipt = try await call.desk.moveOrder(
      order, .init(body.move, text: body.text, to: body.to, due: body.due), ifMatch: demanded,
      today: call.desk.today(), isDryRun: isDryRun, invocation: call.invocation)
    let keeper = call.desk.records(FollowUpField.self)
    let standing = try await keeper.show(order, invocation: call.invocation)
    guard isDryRun else { return try RecordRoutes<FollowUpField>.reply(standing) }
    return try .json(
      try await keeper.views([receipt], invocation: call.invocation)[0],
      headers: [.eTag: EntityTag.text(standing.stored.change)])
  }
}
