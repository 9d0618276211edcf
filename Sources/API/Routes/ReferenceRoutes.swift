import Hummingbird
import Service

/// The routes of what rankings rest on.
enum ReferenceRoutes {
  static let all = [profiles, profile, gateRules, industries]

  private static let profiles = Route(
    method: .get, path: RouteTable.root + "/profiles", operation: "listProfiles", tag: "规则", summary: "现行评分方案",
    successes: [.init(status: .ok, schema: .array(.ref("ProfileSummary")))]
  ) { call in
    try .json(try await call.desk.rules.profiles(organisation: call.organisation))
  }

  private static let profile = Route(
    method: .get, path: RouteTable.root + "/profiles/{name}", operation: "readProfile", tag: "规则",
    summary: "一个评分方案的全部权重、曲线和参数", parameters: [.path("name", .text, "方案名:outreach 或 review")],
    successes: [.init(status: .ok, schema: .ref("Profile"))]
  ) { call in
    try .json(try await call.desk.rules.profile(call.part("name"), organisation: call.organisation))
  }

  private static let gateRules = Route(
    method: .get, path: RouteTable.root + "/gate-rules", operation: "readGateRules", tag: "规则",
    summary: "现行准入规则包,每条带来源", successes: [.init(status: .ok, schema: .ref("GateRules"))]
  ) { call in
    try .json(try await call.desk.rules.gateRules(organisation: call.organisation))
  }

  private static let industries = Route(
    method: .get, path: RouteTable.root + "/industries", operation: "searchIndustries", tag: "规则",
    summary: "查国民经济行业分类(GB/T 4754-2017):按代码开头或名称",
    parameters: [
      .query("search", .text, "代码开头,或名称中的文字;空格分开的词都要有"),
      .query("level", .choice(["1", "2", "3", "4"]), "1 门类、2 大类、3 中类、4 小类"),
      .query("after", .text, "上一页返回的 next"), .query("limit", .integer(1...1000), "每页条数,默认 50"),
    ],
    successes: [.init(status: .ok, schema: .ref("IndustryList"))]
  ) { call in
    try .json(
      try await call.desk.industries(
        call.text("search"), level: call.integer("level").map { Int($0) }, after: call.text("after"),
        limit: Int(call.integer("limit") ?? 50), organisation: call.organisation))
  }
}
