import Hummingbird
import Service

/// The routes of what is not known of firms.
enum GapsRoutes {
  static let all = [list, sheet]

  private static let path = RouteTable.root + "/enterprise-gaps"
  private static let parameters: [Parameter] = [
    .query("need", .text, "只对照此招商项目:编号、代码或名称;不给则各取最合适的项目"),
    .query("limit", .integer(1...1000), "最多几家企业,默认 200"),
  ]

  private static let list = Route(
    method: .get, path: path, operation: "listEnterpriseGaps", tag: "补录",
    summary: "每家企业最能改变其得分的三项待补事实,及各到哪里查:公示系统、企业或园区", parameters: parameters,
    successes: [.init(status: .ok, schema: .ref("EnterpriseGaps"))], refusals: [404, 409]
  ) { call in
    try .json(try await gaps(call))
  }

  private static let sheet = Route(
    method: .get, path: path + "/sheet", operation: "printEnterpriseGaps", tag: "补录",
    summary: "补录表:企业与拟投项目的待补字段各有一列,只有缺的格可填,填好后原样导入", parameters: parameters,
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition"], types: [PrintedPaper.Format.xlsx.mediaType])
    ], refusals: [404, 409]
  ) { call in
    let view = try await gaps(call)
    return .file(
      try call.desk.sheet(of: view).bytes(), type: PrintedPaper.Format.xlsx.mediaType,
      name: "补录表-\(view.date).xlsx", rows: view.items.count, isShown: false)
  }

  private static func gaps(_ call: Call) async throws -> GapsView {
    try await call.desk.gaps(
      need: call.text("need"), top: Int(call.integer("limit") ?? 200), today: call.desk.today(),
      organisation: call.organisation)
  }
}
