import Domain
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Secrets
import Service

/// The routes by which a firm does for itself, with what a link opened or with a firm's account.
enum OwnFirmRoutes {
  static let all = [open, close, read, tell, consent, withdraw]

  static let root = RouteTable.root + "/self"

  private struct LinkBody: Decodable {
    let link: String
  }

  private struct OpenedView: Encodable {
    let enterprise_id: Int64?
    let csrf_token: String
    let expires_at: String
  }

  private static let open = Route(
    method: .post, path: root + "/session", operation: "openLink", tag: "账号",
    summary: "打开一次性链接:设置只供本企业使用的会话 Cookie;一个链接只能打开一次", body: .json("OneTimeLink"),
    successes: [.init(status: .ok, schema: .ref("OpenedLink"), headers: ["Set-Cookie"])], refusals: [404, 409]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: LinkBody.self)
    let entry = try await call.desk.openLink(
      body.link, address: call.invocation.address, requestID: call.invocation.requestID)
    return try .json(
      OpenedView(
        enterprise_id: entry.account.enterprise, csrf_token: entry.token.companion,
        expires_at: entry.credential.expiresAt),
      headers: [.setCookie: SessionCookie.set(entry.token, for: call.desk.guestLength, SessionCookie.guest)])
  }

  private static let close = Route(
    method: .delete, path: root + "/session", operation: "closeLink", tag: "账号", summary: "结束一次性链接打开的会话",
    successes: [.init(status: .ok, schema: .ref("Ended"), headers: ["Set-Cookie"])], refusals: [404]
  ) { call in
    let ended = try await call.desk.ownFirm.close(try call.demandHolder().credential, call.invocation)
    return try .json(["ended": ended], headers: [.setCookie: SessionCookie.cleared(SessionCookie.guest)])
  }

  private static let read = Route(
    method: .get, path: root, operation: "readOwnFirm", tag: "企业自助",
    summary: "本企业登记的资料与出处、待补充的问题、授权、以往提交的更正,以及谁看过联系方式",
    successes: [.init(status: .ok, schema: .ref("OwnFirm"))], refusals: [404]
  ) { call in try .json(try await call.desk.ownFirm.profile(today: call.desk.today(), call.invocation)) }

  private struct TellingBody: Decodable {
    struct Plan: Decodable {
      let id: Int64
      let fields: [String: InputValue]
    }
    let enterprise: [String: InputValue]?
    let plans: [Plan]?
    let person: [String: InputValue]?
    let note: String?
  }

  private struct ToldView: Encodable {
    let proposal_id: Int64
    let cells: [ProposalCell]
  }

  private static let tell = Route(
    method: .post, path: root + "/proposals", operation: "proposeOwnFirm", tag: "企业自助",
    summary: "提出更正:逐项待审核,采纳之前现有内容不变", body: .json("OwnTelling"),
    successes: [.init(status: .created, schema: .ref("ToldProposal"))], refusals: [404]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: TellingBody.self)
    guard Set((body.plans ?? []).map(\.id)).count == body.plans?.count ?? 0 else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "同一拟投项目只能写一次。",
        fields: [.init(field: "plans", code: "repeated", message: "同一拟投项目只能写一次。")])
    }
    let told = try await call.desk.ownFirm.tell(
      .init(
        enterprise: body.enterprise ?? [:],
        plans: Dictionary((body.plans ?? []).map { ($0.id, $0.fields) }) { first, _ in first },
        person: body.person ?? [:], note: body.note), today: call.desk.today(), call.invocation)
    return try .json(ToldView(proposal_id: told.proposal, cells: told.cells), status: .created)
  }

  private struct ConsentBody: Decodable {
    let purpose: String
    let scope: ConsentScope
    let text_version: String
  }

  private static let consent = Route(
    method: .post, path: root + "/consents", operation: "giveOwnConsent", tag: "企业自助",
    summary: "本人同意:用途、使用方与所读的告知书版本;即时生效", body: .json("OwnConsentRequest"),
    successes: [.init(status: .created, schema: .ref("OwnConsent"))], refusals: [404]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: ConsentBody.self)
    return try .json(
      try await call.desk.ownFirm.consent(
        to: body.purpose, scope: body.scope.rawValue, textVersion: body.text_version, today: call.desk.today(),
        call.invocation), status: .created)
  }

  private static let withdraw = Route(
    method: .post, path: root + "/consents/{id}/withdrawal", operation: "withdrawOwnConsent", tag: "企业自助",
    summary: "本人撤回同意:即时生效,此后不再据此显示联系方式;依法无须同意的用途除外", parameters: [.path("id", .integer(0...Int64.max), "授权编号")],
    successes: [.init(status: .ok, schema: .ref("OwnConsent"))], refusals: [409]
  ) { call in
    try .json(
      try await call.desk.ownFirm.withdraw(
        call.number("id", of: "consent"), today: call.desk.today(), call.invocation))
  }

  private static let scope = Schema.choice(ConsentScope.allCases.map(\.rawValue))
  private static let entity = Schema.choice([Entity.enterprise, .plan, .person].map(\.rawValue))

  static let schemas: [NamedSchema] = [
    NamedSchema("OneTimeLink", .object([.init("link", .text(200))])),
    NamedSchema(
      "OpenedLink",
      .object([
        .optional("enterprise_id", .integer), .init("csrf_token", .string, summary: "每次办理须在 X-CSRF-Token 中带回"),
        .init("expires_at", .instant),
      ])),
    NamedSchema(
      "OwnFirm",
      .object([
        .init("enterprise", .object([.init("id", .integer), .init("name", .string)])), .optional("contact", .string),
        .init(
          "records",
          .array(
            .object([
              .init("entity", entity), .init("id", .integer), .init("name", .string),
              .init(
                "facts",
                .array(
                  .object([
                    .init("field", .string), .init("label", .string), .optional("value", .string),
                    .optional("source", .ref("Source")), .init("hint", .string),
                    .optional(
                      "choices", .array(.object([.init("code", .string), .init("label", .string)]))),
                    .init("is_long", .flag), .optional("pending", .string),
                  ]))),
            ]))),
        .init(
          "questions",
          .array(
            .object([
              .init("entity", entity), .init("id", .integer), .init("field", .string), .init("text", .string),
            ]))),
        .init("consents", .array(.ref("OwnConsent"))),
        .init(
          "purposes",
          .array(
            .object([
              .init("code", .string), .init("name", .string), .init("ground", .string),
              .init(
                "sides",
                .array(
                  .object([
                    .init("scope", scope), .init("label", .string), .init("text", .array(.string)),
                  ]))), .init("text_version", .string),
            ]))),
        .init(
          "proposals",
          .array(
            .object([
              .init("id", .integer), .init("submitted_on", .date), .optional("note", .string),
              .init("cells", .array(.ref("ProposalCell"))),
            ]))),
        .init(
          "looks",
          .array(
            .object([
              .init("recorded_at", .instant), .init("office", .string), .init("purpose", .string),
              .init("side", scope), .init("about", .choice(OwnLook.About.allCases.map(\.rawValue))),
            ]))),
      ])),
    NamedSchema(
      "OwnTelling",
      .object([
        .optional("enterprise", RecordSchemas<EnterpriseField>().own),
        .optional(
          "plans",
          .list(
            .object([.init("id", .integer), .init("fields", RecordSchemas<PlanField>().own)]), 100)),
        .optional("person", RecordSchemas<PersonField>().own),
        .optional("note", .anyOf([.text(TextRule.paragraph.longest), .null])),
      ])),
    NamedSchema(
      "ToldProposal", .object([.init("proposal_id", .integer), .init("cells", .array(.ref("ProposalCell")))])),
    NamedSchema(
      "OwnConsentRequest",
      .object([
        .init("purpose", .text(TextRule.name.longest)), .init("scope", scope),
        .init("text_version", .text(TextRule.name.longest)),
      ])),
    NamedSchema(
      "OwnConsent",
      .object([
        .init("id", .integer), .init("purpose", .string), .init("scope", .string), .optional("text_version", .string),
        .optional("given_on", .date), .optional("expires_on", .date), .optional("withdrawn_on", .date),
        .init("is_live", .flag),
      ])),
  ]
}
