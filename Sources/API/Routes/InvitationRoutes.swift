import Domain
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Secrets
import Service

/// The routes of links for a firm's contact, and of what a firm told by them.
enum InvitationRoutes {
  static let all = [invite, list, revoke, cells, accept, reject]

  private static let path = RouteTable.root + "/enterprises/{id}/invitations"
  private static let firm = Parameter.path("id", .integer(0...Int64.max), "企业编号")

  private struct Body: Decodable {
    let contact: String
    let days: Int?
  }

  private struct MadeView: Encodable {
    let invitation: Invitation
    let link: String
    let path: String
  }

  private static let invite = Route(
    method: .post, path: path, operation: "inviteFirm", tag: "账号",
    summary: "为企业联系人生成一次性链接;链接只在此答复中显示一次", parameters: [firm], body: .json("NewInvitation"),
    successes: [.init(status: .created, schema: .ref("MadeInvitation"))], refusals: [409]
  ) { call in
    let firm = try call.record(of: .enterprise)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    let made = try await call.desk.invitations.invite(
      firm, contact: body.contact, days: body.days, call.invocation)
    return try .json(
      MadeView(
        invitation: made.invitation, link: made.token.text, path: KeepInvitations.path(to: made.token)),
      status: .created)
  }

  private static let list = Route(
    method: .get, path: path, operation: "listInvitations", tag: "账号", summary: "发给企业联系人的一次性链接,最近的在前",
    parameters: [firm], successes: [.init(status: .ok, schema: .array(.ref("Invitation")))]
  ) { call in try .json(try await call.desk.invitations.list(call.record(of: .enterprise), call.invocation)) }

  private static let revoke = Route(
    method: .delete, path: RouteTable.root + "/invitations/{id}", operation: "revokeInvitation", tag: "账号",
    summary: "撤销一次性链接:未打开的不能再打开,已打开的会话立即失效",
    parameters: [.path("id", .integer(0...Int64.max), "邀请编号")],
    successes: [.init(status: .ok, schema: .ref("Invitation"))]
  ) { call in
    try .json(try await call.desk.invitations.revoke(call.number("id", of: "invitation"), call.invocation))
  }

  private static let proposal = Parameter.path("id", .integer(0...Int64.max), "自报更正编号")

  private static let cells = Route(
    method: .get, path: RouteTable.root + "/proposals/{id}/cells", operation: "listProposalCells", tag: "企业自报更正",
    summary: "企业所报的各项:现有内容、所报内容、处理结果;现有内容已变的标明", parameters: [proposal],
    successes: [.init(status: .ok, schema: .array(.ref("ProposalCell")))]
  ) { call in
    try .json(try await call.desk.readProposal(call.record(of: .proposal), organisation: call.organisation).cells)
  }

  private struct SettleBody: Decodable {
    let fields: [String]?
    let reason: String?
  }

  private static let accept = settling(
    "acceptance", "acceptProposal", .taken, "采纳待审核的各项或 fields 所列的几项:以企业自报为来源写入,全部写入或全不写入")
  private static let reject = settling("rejection", "rejectProposal", .kept, "退回待审核的各项或 fields 所列的几项,现有内容不变;理由企业可见")

  private static func settling(
    _ word: String, _ operation: String, _ state: DifferenceState, _ summary: String
  ) -> Route {
    Route(
      method: .post, path: RouteTable.root + "/proposals/{id}/\(word)", operation: operation, tag: "企业自报更正",
      summary: summary, parameters: [proposal, .dryRun], body: .json("ProposalSettlement"),
      successes: [.init(status: .ok, schema: .array(.ref("ProposalCell")))], refusals: [409]
    ) { call in
      let record = try call.record(of: .proposal)
      let body = try call.decoded(try await call.jsonBytes(), as: SettleBody.self)
      return try .json(
        try await call.desk.settleProposal(
          record, fields: body.fields ?? [], as: state, reason: body.reason, today: call.desk.today(),
          isDryRun: call.flag("dry_run"), invocation: call.invocation))
    }
  }

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "NewInvitation",
      .object([
        .init("contact", .text(TextRule.name.longest), summary: "本企业校友的姓名或编号,或其他联系人的姓名"),
        .optional("days", .integer, summary: "有效天数"),
      ])),
    NamedSchema(
      "Invitation",
      .object([
        .init("id", .integer), .init("enterprise_id", .integer), .init("contact", .string),
        .optional("person_id", .integer), .init("created_at", .instant), .init("expires_at", .instant),
        .optional("opened_at", .instant), .optional("revoked_at", .instant),
        .init("state", .choice(Invitation.State.allCases.map(\.rawValue))),
      ])),
    NamedSchema(
      "MadeInvitation",
      .object([
        .init("invitation", .ref("Invitation")), .init("link", .string, summary: "只显示这一次"),
        .init("path", .string, summary: "接在本服务的网址之后,发给联系人"),
      ])),
    NamedSchema(
      "ProposalCell",
      .object([
        .init("id", .integer, summary: "待定差异的编号"),
        .init("entity", .choice([Entity.enterprise, .plan, .person].map(\.rawValue))), .init("record", .integer),
        .init("field", .string), .init("label", .string), .optional("standing", .string),
        .optional("standing_source", .string), .optional("standing_on", .date), .optional("told", .string),
        .init("state", .choice(DifferenceState.allCases.map(\.rawValue))), .optional("now", .string),
        .init("is_outdated", .flag, summary: "提出之后现有内容已变,不能采纳"), .optional("reason", .string),
        .optional("settled_on", .date), .optional("settled_by", .string),
      ])),
    NamedSchema(
      "ProposalSettlement",
      .object([
        .optional(
          "fields", .list(.text(TextRule.name.longest), 200), summary: "字段名,如 revenue_yuan、plan.12.land_mu;不写为全部"),
        .optional("reason", .anyOf([.text(TextRule.paragraph.longest), .null]), summary: "退回必填"),
      ])),
  ]
}
