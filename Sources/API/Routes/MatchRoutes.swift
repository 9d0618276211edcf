import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of rankings and explanations.
enum MatchRoutes {
  private static let need = Parameter.path("id", .integer(0...Int64.max), "招商项目编号")
  private static let profile = Parameter.query("profile", .text, "评分方案:outreach 招引初筛(默认)或 review 项目联审")
  private static let top = Parameter.query("top", .integer(1...1000), "每个名单的条数,默认 20")

  static let all = [ofNeed, supposed, ofEnterprise, page, pair, past, replay, comparison, advice]

  private static let ofNeed = Route(
    method: .get, path: RouteTable.root + "/needs/{id}/matches", operation: "rankForNeed", tag: "匹配",
    summary: "为招商项目排出企业或拟投项目,每一分都有说明",
    parameters: [
      need, profile, top,
      .query(
        "band", .letters(BandWord.all), "只列这些档次,可多次;B 即 B1 和 B2;C 见 rejected,D 见 off_direction", isRepeatable: true),
    ],
    successes: [.init(status: .ok, schema: .ref("Ranking"))]
  ) { call in
    let need = try call.record(of: .need)
    return try await named {
      let answer = try await call.desk.ranking.written(
        need: need, request(call), today: call.desk.today(), invocation: call.invocation
      ) { view in
        let body = try Reply.json(view).body
        return (Array(buffer: body), EntityTag.digest(body))
      }
      return .written(answer)
    }
  }

  private static let supposed = Route(
    method: .get, path: RouteTable.root + "/needs/{id}/supposed-matches", operation: "supposeForNeed", tag: "匹配",
    summary: "假如权重、门槛改成另一数值,排序如何变动、为何变动;不留存",
    parameters: [
      need, profile, top,
      .query(
        "with", .text, "一项设想,可多次:weight.指标=0 至 1000 的整数,threshold.investment 或 threshold.tax=每亩万元数",
        isRepeatable: true),
    ],
    successes: [.init(status: .ok, schema: .ref("SupposedRanking"))]
  ) { call in
    let need = try call.record(of: .need)
    return try await named {
      try .json(
        try await call.desk.ranking.suppose(
          need: need, request(call), with: call.texts("with"), today: call.desk.today(), invocation: call.invocation))
    }
  }

  private static let ofEnterprise = Route(
    method: .get, path: RouteTable.root + "/enterprises/{id}/matches", operation: "rankForEnterprise", tag: "匹配",
    summary: "为企业排出适合的招商项目",
    parameters: [.path("id", .integer(0...Int64.max), "企业编号"), profile, top],
    successes: [.init(status: .ok, schema: .ref("EnterpriseRanking"))]
  ) { call in
    let firm = try call.record(of: .enterprise)
    return try await named {
      try .json(
        try await call.desk.ranking.rank(
          enterprise: firm, request(call), today: call.desk.today(), invocation: call.invocation))
    }
  }

  private static let page = Route(
    method: .get, path: RouteTable.root + "/enterprises/{id}/page", operation: "tellEnterprise", tag: "企业",
    summary: "一家企业的全貌:资料与来源、推断行业、拟投项目、校友、信用、往来、在谈项目、适合的招商项目;联系方式按用途显示",
    parameters: [.path("id", .integer(0...Int64.max), "企业编号")] + Parameter.contactPurpose,
    successes: [.init(status: .ok, schema: .ref("EnterprisePage"))]
  ) { call in
    let firm = try call.record(of: .enterprise)
    return try .json(
      try await call.desk.tellEnterprise(
        firm, for: call.contactWish, today: call.desk.today(), invocation: call.invocation))
  }

  private static let pair = Route(
    method: .get, path: RouteTable.root + "/needs/{id}/matches/{enterprise_id}", operation: "explainMatch", tag: "匹配",
    summary: "一家企业与一个招商项目的逐项说明",
    parameters: [
      need, .path("enterprise_id", .integer(0...Int64.max), "企业编号"), profile,
      .query("plan", .integer(0...Int64.max), "拟投项目编号;不给时为最合适的一项"),
    ],
    successes: [.init(status: .ok, schema: .ref("ExplainedMatch"))]
  ) { call in
    let need = try call.record(of: .need)
    let firm = try call.record("enterprise_id", of: .enterprise)
    return try await named {
      try .json(
        try await call.desk.ranking.explain(
          need: need, enterprise: firm, plan: call.integer("plan"), profile: request(call).profile,
          today: call.desk.today(),
          invocation: call.invocation))
    }
  }

  private static let past = Route(
    method: .get, path: RouteTable.root + "/rankings", operation: "listRankings", tag: "匹配",
    summary: "以前的排序,最近的在前;下一页见 Link",
    parameters: [
      .query("need", .integer(0...Int64.max), "只列为此招商项目的排序"),
      .query("before", .text, "只列此次排序之前的:排序编号"), .query("limit", .integer(1...1000), "条数,默认 50"),
    ],
    successes: [.init(status: .ok, schema: .array(.ref("RankingSummary")), headers: ["Link"])]
  ) { call in
    let limit = Int(call.integer("limit") ?? 50)
    let runs = try await call.desk.ranking.past(
      of: call.integer("need"), before: call.text("before"), limit: limit, organisation: call.organisation)
    var headers: HTTPFields = [:]
    if runs.count == limit, let last = runs.last {
      let need = call.integer("need").map { "need=\($0)&" } ?? ""
      headers[.link] = "<\(RouteTable.root)/rankings?\(need)before=\(last.run)&limit=\(limit)>; rel=\"next\""
    }
    return try .json(runs, headers: headers)
  }

  private static let replay = Route(
    method: .get, path: RouteTable.root + "/rankings/{run}", operation: "replayRanking", tag: "匹配",
    summary: "调出以前的一次排序:按当时的数据、规则、方案和日期重算,与当时不一致则拒绝",
    parameters: [.path("run", .text, "排序编号")],
    successes: [.init(status: .ok, schema: .anyOf([.ref("Ranking"), .ref("EnterpriseRanking")]))], refusals: [409]
  ) { call in
    try .json(try await call.desk.ranking.replay(call.part("run"), invocation: call.invocation))
  }

  private static let comparison = Route(
    method: .get, path: RouteTable.root + "/rankings/{run}/comparison", operation: "compareRanking", tag: "匹配",
    summary: "以前的一次排序与今天对照:每一处移动及其原因",
    parameters: [.path("run", .text, "排序编号")], successes: [.init(status: .ok, schema: .ref("RunComparison"))]
  ) { call in
    try .json(
      try await call.desk.ranking.compare(
        call.part("run"), today: call.desk.today(), invocation: call.invocation))
  }

  private static let advice = Route(
    method: .get, path: RouteTable.root + "/needs/{id}/advice", operation: "adviseOnNeed", tag: "匹配",
    summary: "保存招商项目后应注意的事项:受限、限量或不存在的环节,没有法律依据的支持,超过台账的供给,不在片区的厂房", parameters: [need],
    successes: [.init(status: .ok, schema: .array(.ref("NeedAdvice")))]
  ) { call in
    let need = try call.record(of: .need)
    return try .json(try await call.desk.advice(need: need))
  }

  private static func request(_ call: Call) -> RankEnterprises.Request {
    var request = RankEnterprises.Request()
    if let profile = call.text("profile") { request.profile = profile }
    if let top = call.integer("top") { request.top = Int(top) }
    request.bands = call.texts("band").flatMap { BandWord.bands($0) ?? [] }
    return request
  }

  /// A profile that does not exist is a query value that cannot be used, not a path that leads nowhere.
  private static func named(_ work: () async throws -> Reply) async throws -> Reply {
    do {
      return try await work()
    } catch let error as ServiceError where error.code == "profile_not_found" {
      throw ServiceError(
        .invalid, code: error.code, message: error.message,
        fields: [.init(field: "profile", code: "not_a_choice", message: error.message)], remedy: error.remedy)
    }
  }
}
