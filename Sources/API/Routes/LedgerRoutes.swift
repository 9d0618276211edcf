import Domain
import HTTPTypes
import Hummingbird
import Service

/// The route that states what a zone has left.
enum LedgerRoutes {
  static let all = [set]

  /// `{free, total?, skill?, evidence?}`
  private struct Body: Decodable {
    let free: InputValue
    let total: InputValue?
    let skill: String?
    let evidence: EvidenceInput?
  }

  private static let set = Route(
    method: .put, path: RouteTable.root + "/zones/{id}/ledger/{resource}", operation: "setLedger", tag: "要素台账",
    summary: "登记片区一种要素的剩余量:已有这一行则更正,没有则新增;不得少于已预留的",
    parameters: [
      .path("id", .integer(0...Int64.max), "片区编号"),
      .path("resource", .choice(Resource.allCases.map(\.rawValue)), "要素"),
    ], body: .json("LedgerStatement"),
    successes: [
      .init(status: .ok, schema: .ref("LedgerLine"), headers: ["ETag"]),
      .init(status: .created, schema: .ref("LedgerLine"), headers: ["ETag", "Location"]),
    ], refusals: [409]
  ) { call in
    let zone = try call.record(of: .zone)
    guard let resource = Resource(word: call.part("resource")) else {
      throw ServiceError(.notFound, code: "resource_not_found", message: "没有要素「\(call.part("resource"))」。")
    }
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    let (receipt, isNew) = try await call.desk.setLedger(
      zone, .init(resource: resource.rawValue, free: body.free, total: body.total, skill: body.skill),
      evidence: body.evidence ?? EvidenceInput(), today: call.desk.today(), invocation: call.invocation)
    let id = receipt.stored.id
    let view = try await call.desk.records(LedgerField.self).show("#\(id)", invocation: call.invocation)
    guard isNew else { return try RecordRoutes.reply(view) }
    return try RecordRoutes.reply(view, status: .created, location: "\(RouteTable.root)/ledger/\(id)")
  }

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "LedgerStatement",
      .object([
        .init("free", .anyOf([.number, .string]), summary: "剩余量,按要素的单位"),
        .optional("total", .anyOf([.number, .string]), summary: "总量;不给则不变"),
        .optional("skill", .string, summary: "用工的工种"), .optional("evidence", .ref("Evidence")),
      ]))
  ]
}
