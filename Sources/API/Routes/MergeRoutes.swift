import Domain
import HTTPTypes
import Hummingbird
import Service

/// The route that makes one of two enterprises.
enum MergeRoutes {
  static let all = [merge]

  /// `{gone_id}`
  private struct Body: Decodable {
    let gone: Int64

    enum CodingKeys: String, CodingKey {
      case gone = "gone_id"
    }
  }

  private static let merge = Route(
    method: .post, path: RouteTable.root + "/enterprises/{id}/merge", operation: "mergeEnterprises", tag: "企业",
    summary: "把另一条记录并入本企业:项目、拟投项目、校友、考察、跟进一并转入;可整体撤销",
    parameters: [
      .path("id", .integer(0...Int64.max), "保留的企业编号"), .dryRun,
      .header("If-Match", "读取该企业时得到的 ETag", isRequired: true),
    ], body: .json("MergeRequest"), successes: [.init(status: .ok, schema: .ref("Merger"))], refusals: [409]
  ) { call in
    let keep = try call.record(of: .enterprise)
    let match = try await call.demanded(keep, of: .enterprise)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    return try .json(
      try await call.desk.mergeEnterprises(
        keep: keep, gone: "#\(body.gone)", ifMatch: match, today: call.desk.today(),
        isDryRun: call.flag("dry_run"), invocation: call.invocation))
  }

  static let schemas: [NamedSchema] = [
    NamedSchema("MergeRequest", .object([.init("gone_id", .integer, summary: "并入后不再保留的企业编号")])),
    NamedSchema(
      "Merger",
      .object([
        .optional("change", .integer), .init("keep", .ref("Candidate")), .init("gone", .ref("Candidate")),
        .init("moved", .map(.integer)), .init("joined", .map(.integer)),
        .init("filled", .array(.object(["field", "label", "value"].map { .init($0, .string) }))),
        .init("differing", .array(.object(["field", "label", "kept", "dropped"].map { .init($0, .string) }))),
      ])),
  ]
}
