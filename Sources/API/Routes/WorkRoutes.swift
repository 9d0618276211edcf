import Domain
import Hummingbird
import Service

/// The routes of the daily work: what is to be done, who is told, what is closed.
enum WorkRoutes {
  static let all = [
    today, digest, workdays, outreach, callSheet, followUpState, promiseState, arrivalState, promiseRate,
  ]

  private static let today = Route(
    method: .get, path: RouteTable.root + "/today", operation: "showToday", tag: "跟进",
    summary: "今日清单:逾期、今日到期、即将到期、交办待签收与待答复、等待对方、没有下一步、久无进展、逾期承诺、未了结考察",
    parameters: [
      .query("owner", .text, "只看此责任人:账号或姓名"), .mine, .query("limit", .integer(1...1000), "每个名单的条数,默认 50"),
    ],
    successes: [.init(status: .ok, schema: .ref("Today"))]
  ) { call in
    try .json(
      try await call.desk.showToday(
        owner: try call.whose("owner"), limit: Int(call.integer("limit") ?? 50), today: call.desk.today(),
        organisation: call.organisation))
  }

  private static let digest = Route(
    method: .get, path: RouteTable.root + "/digest", operation: "writeDigest", tag: "跟进",
    summary: "提醒文本:责任人各一份,逾期较久的另送领导,再有红色清单和停用账号的待交接事项",
    parameters: [.query("reader", .text, "只要此人的一份:账号或姓名"), .mine],
    successes: [.init(status: .ok, schema: .array(.ref("DigestLetter")))]
  ) { call in
    try .json(
      try await call.desk.digest(
        reader: try call.whose("reader"), today: call.desk.today(), organisation: call.organisation))
  }

  private static let workdays = Route(
    method: .get, path: RouteTable.root + "/workdays", operation: "listWorkdays", tag: "跟进",
    summary: "逐日列出上班或休息(含调休);给 days 时再答从 from 起第几个工作日是哪天",
    parameters: [
      .query("from", .date, "起始日期", isRequired: true), .query("to", .date, "截止日期,默认与起始相同,最多 3,700 天"),
      .query("days", .integer(0...1000), "从起始日期往后数的工作日数"),
    ],
    successes: [.init(status: .ok, schema: .ref("Workdays"))]
  ) { call in
    let from = call.text("from").flatMap { CalendarDate($0) } ?? call.desk.today()
    return try .json(
      try await call.desk.workdays(
        from: from, to: call.text("to").flatMap { CalendarDate($0) } ?? from,
        adding: call.integer("days").map { Int($0) }, organisation: call.organisation))
  }

  private static let outreach = Route(
    method: .get, path: RouteTable.root + "/outreach-plan", operation: "planOutreach", tag: "招引",
    summary: "呼叫清单:综合全部招商项目,先联系谁、为何、找谁引荐;一家企业和一位校友都不过度打扰",
    parameters: [.query("owner", .text, "只要此专员的"), .query("weeks", .integer(1...26), "几周的量,默认 1")]
      + Parameter.contactPurpose,
    successes: [.init(status: .ok, schema: .ref("OutreachPlan"))]
  ) { call in
    try .json(
      try await call.desk.planOutreach(
        owner: call.text("owner"), weeks: Int(call.integer("weeks") ?? 1), for: call.contactWish,
        today: call.desk.today(),
        invocation: call.invocation))
  }

  private static let callSheet = Route(
    method: .get, path: RouteTable.root + "/outreach-plan/print", operation: "printOutreachPlan", tag: "招引",
    summary: "呼叫清单,供 A4 打印或存为工作簿;工作簿填好结果后导入互动记录(engagements/import)",
    parameters: [
      .query("owner", .text, "只要此专员的"), .query("weeks", .integer(1...26), "几周的量,默认 1"),
      .query("format", .choice(PrintedPaper.Format.allCases.map(\.rawValue)), "html(默认)或 xlsx"),
    ] + Parameter.contactPurpose,
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition"],
        types: PrintedPaper.Format.allCases.map(\.mediaType))
    ]
  ) { call in
    let view = try await call.desk.planOutreach(
      owner: call.text("owner"), weeks: Int(call.integer("weeks") ?? 1), for: call.contactWish,
      today: call.desk.today(),
      invocation: call.invocation)
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    let sheet = CallSheet(view)
    return .file(
      format == .html ? sheet.page : try sheet.bytes(), type: format.mediaType,
      name: "呼叫清单-\(view.date).\(format.rawValue)", rows: view.items.count, isShown: format == .html)
  }

  private static let followUpState = Route(
    method: .post, path: RouteTable.root + "/follow-ups/{id}/state", operation: "setFollowUpState", tag: "跟进事项",
    summary: "办结、取消或重新开启跟进事项,写明结果或原因",
    parameters: [.path("id", .integer(0...Int64.max), "跟进事项编号"), RecordRoutes<FollowUpField>.ifMatch],
    body: .json("FollowUpStateInput"),
    successes: [.init(status: .ok, schema: .ref("FollowUp"), headers: ["ETag"])], refusals: [409]
  ) { call in
    struct Body: Decodable {
      var state: FollowUpState
      var result: String?
    }
    let record = try call.record(of: .followUp)
    let demanded = try await call.demanded(record, of: .followUp)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    _ = try await call.desk.closeFollowUp(
      record, as: body.state, result: body.result, ifMatch: demanded, today: call.desk.today(),
      invocation: call.invocation)
    return try RecordRoutes<FollowUpField>.reply(
      try await call.desk.records(FollowUpField.self).show(record, invocation: call.invocation))
  }

  private static let arrivalState = Route(
    method: .post, path: RouteTable.root + "/arrivals/{id}/state", operation: "setArrivalState", tag: "到位资金",
    summary: "核实、认定或退回到位资金;认定须有月份、用途和建设性质,退回和误退后重新核实须有原因",
    parameters: [.path("id", .integer(0...Int64.max), "到位资金编号"), RecordRoutes<ArrivalField>.ifMatch],
    body: .json("ArrivalStateInput"),
    successes: [.init(status: .ok, schema: .ref("Arrival"), headers: ["ETag"])], refusals: [409]
  ) { call in
    struct Body: Decodable {
      var state: ArrivalState
      var month: String?
      var use: ArrivalUse?
      var work: ArrivalWork?
      var reason: String?
    }
    let record = try call.record(of: .arrival)
    let demanded = try await call.demanded(record, of: .arrival)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    guard
      let finding = ExamineArrival.Finding(
        body.state, month: body.month, use: body.use, work: body.work, reason: body.reason)
    else {
      let message = "退回后修改内容即重新上报;此处可填 checked、recognised、sent_back。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: "state", code: "not_a_choice", message: message)])
    }
    _ = try await call.desk.examineArrival(
      record, finding, ifMatch: demanded, today: call.desk.today(), invocation: call.invocation)
    return try RecordRoutes<ArrivalField>.reply(
      try await call.desk.records(ArrivalField.self).show(record, invocation: call.invocation))
  }

  private static let promiseState = Route(
    method: .post, path: RouteTable.root + "/promises/{id}/state", operation: "setPromiseState", tag: "承诺",
    summary: "记为已兑现、未兑现,或重新开启承诺,附依据",
    parameters: [.path("id", .integer(0...Int64.max), "承诺编号"), RecordRoutes<PromiseField>.ifMatch],
    body: .json("PromiseStateInput"),
    successes: [.init(status: .ok, schema: .ref("Promise"), headers: ["ETag"])], refusals: [409]
  ) { call in
    struct Body: Decodable {
      var state: PromiseState
      var evidence: String?
      var on: CalendarDate?
    }
    let record = try call.record(of: .promise)
    let demanded = try await call.demanded(record, of: .promise)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    _ = try await call.desk.closePromise(
      record, as: body.state, evidence: body.evidence, on: body.on, ifMatch: demanded, today: call.desk.today(),
      invocation: call.invocation)
    return try RecordRoutes<PromiseField>.reply(
      try await call.desk.records(PromiseField.self).show(record, invocation: call.invocation))
  }

  private static let promiseRate = Route(
    method: .get, path: RouteTable.root + "/promises/rate", operation: "countPromises", tag: "承诺",
    summary: "企业、县区、学校三方的履诺率,附分母", parameters: [.query("as_of", .date, "截至日期,默认今天")],
    successes: [.init(status: .ok, schema: .array(.ref("PromiseRate")))]
  ) { call in
    let day = call.text("as_of").flatMap { CalendarDate($0) } ?? call.desk.today()
    return try .json(try await call.desk.promiseRate(asOf: day, organisation: call.organisation))
  }
}
