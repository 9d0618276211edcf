import Domain
import HTTPTypes
import Hummingbird
import Service

/// The route that records look-ups of a firm in the public registers.
enum StandingRoutes {
  static let all = [check]

  /// `{state, registers?, subject?, checked_on?, evidence?}`
  private struct Body: Decodable {
    let state: String
    let registers: [String]?
    let subject: String?
    let checkedOn: CalendarDate?
    let evidence: EvidenceInput?

    enum CodingKeys: String, CodingKey {
      case state, registers, subject, evidence
      case checkedOn = "checked_on"
    }

    var request: CheckRegisters.Request {
      .init(
        state: state, registers: registers ?? [], subject: subject ?? "firm", checkedOn: checkedOn?.description)
    }
  }

  private static let check = Route(
    method: .post, path: RouteTable.root + "/enterprises/{id}/standing-checks", operation: "checkStanding",
    tag: "主体信用核查", summary: "登记一次主体信用核查:每个名单一条,不写 registers 则全部名单",
    parameters: [.path("id", .integer(0...Int64.max), "企业编号")], body: .json("StandingCheck"),
    successes: [.init(status: .created, schema: .array(.ref("Standing")))], refusals: [409]
  ) { call in
    let firm = try call.record(of: .enterprise)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    let receipts = try await call.desk.checkRegisters(
      firm, body.request, evidence: body.evidence ?? CheckRegisters.evidence, today: call.desk.today(),
      invocation: call.invocation)
    return try .json(
      try await call.desk.records(StandingField.self).views(receipts, invocation: call.invocation), status: .created)
  }

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "StandingCheck",
      .object([
        .init("state", .choice(StandingState.allCases.map(\.rawValue)), summary: "核查结果"),
        .optional("registers", .array(.choice(StandingList.allCases.map(\.rawValue))), summary: "哪些名单;默认全部"),
        .optional("subject", .choice(StandingSubject.allCases.map(\.rawValue)), summary: "核查对象,默认 firm"),
        .optional("checked_on", .date, summary: "核查日期,默认今天"), .optional("evidence", .ref("Evidence")),
      ]))
  ]
}
