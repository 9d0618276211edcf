import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of work on projects. Each step names the ETag of the project it saw.
enum ProjectRoutes {
  private static let path = RouteTable.root + "/opportunities/{id}"
  private static let tag = "在谈项目"
  private static let id = Parameter.path("id", .integer(0...Int64.max), "在谈项目编号")
  private static let ifMatch = Parameter.header("If-Match", "读取该项目时得到的 ETag", isRequired: true)

  static let all = [
    story,
    step("move", "moveOpportunity", "变更阶段、退出或恢复;要求未满足时逐项说明", "StageMoveRequest", move),
    step("undo-move", "undoOpportunityMove", "撤销最近一次阶段变更,撤销也记录在案", "NoteRequest", undo),
    step("ball", "passOpportunityBall", "变更当前责任方,时间分别计入各方", "BallRequest", ball),
    step("pause", "pauseOpportunity", "依法中止计时", "PauseRequest", pause),
    step("resume", "resumeOpportunity", "恢复计时", "NoteRequest", resume),
    step("claims", "claimOpportunity", "记录引荐、首报、首谈归谁;一项的全部占比一次写全,合计 100%", "ClaimRequest", claim),
    formalityPath,
    handOver,
  ]

  @Sendable private static func claim(_ call: Call, _ project: String, _ match: Int64?) async throws -> ProjectReceipt {
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.Claim.self)
    return try await call.desk.claimLead(
      project, body.claim, ifMatch: match, today: call.desk.today(), invocation: call.invocation)
  }

  private static let formalityPath = Route(
    method: .get, path: path + "/formality-path", operation: "readFormalityPath", tag: tag,
    summary: "手续路径:最早何时能依法投产、关键线路、等待哪项前置、是否超过法定时限", parameters: [id],
    successes: [.init(status: .ok, schema: .ref("FormalityPath"))]
  ) { call in
    try .json(
      try await call.desk.formalityPath(
        try call.record(of: .opportunity), today: call.desk.today(), organisation: call.organisation))
  }

  private static let story = Route(
    method: .get, path: path + "/story", operation: "readOpportunityStory", tag: tag,
    summary: "项目经过:各阶段用时、各方用时、历次变更、手续清单、下一步所缺", parameters: [id],
    successes: [.init(status: .ok, schema: .ref("ProjectStory"), headers: ["ETag"])]
  ) { call in
    let story = try await call.desk.tellProject(
      try call.record(of: .opportunity), today: call.desk.today(), organisation: call.organisation)
    return try .json(story, headers: [.eTag: EntityTag.text(story.change)])
  }

  private static func step(
    _ name: String, _ operation: String, _ summary: String, _ schema: String,
    _ work: @escaping @Sendable (Call, String, Int64?) async throws -> ProjectReceipt
  ) -> Route {
    Route(
      method: .post, path: path + "/" + name, operation: operation, tag: tag, summary: summary,
      parameters: [id, ifMatch], body: .json(schema),
      successes: [.init(status: .ok, schema: .ref("ProjectReceipt"), headers: ["ETag"])], refusals: [409]
    ) { call in
      let project = try call.record(of: .opportunity)
      let receipt = try await work(call, project, try await call.demanded(project, of: .opportunity))
      return try .json(receipt, headers: [.eTag: EntityTag.text(receipt.project.change)])
    }
  }

  @Sendable private static func move(_ call: Call, _ project: String, _ match: Int64?) async throws -> ProjectReceipt {
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.Move.self)
    return try await call.desk.moveStage(
      project, try body.request(), ifMatch: match, today: call.desk.today(), invocation: call.invocation)
  }

  @Sendable private static func undo(_ call: Call, _ project: String, _ match: Int64?) async throws -> ProjectReceipt {
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.Note.self)
    return try await call.desk.undoMove(
      project, note: body.reason, ifMatch: match, today: call.desk.today(), invocation: call.invocation)
  }

  @Sendable private static func ball(_ call: Call, _ project: String, _ match: Int64?) async throws -> ProjectReceipt {
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.Ball.self)
    return try await call.desk.passBall(
      project, to: body.holder, department: body.department, reason: body.reason, ifMatch: match,
      today: call.desk.today(), invocation: call.invocation)
  }

  @Sendable private static func pause(_ call: Call, _ project: String, _ match: Int64?) async throws -> ProjectReceipt {
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.Pause.self)
    return try await call.desk.pauseProject.pause(
      project, reason: body.reason, until: body.until, ifMatch: match, today: call.desk.today(),
      invocation: call.invocation)
  }

  @Sendable private static func resume(_ call: Call, _ project: String, _ match: Int64?) async throws -> ProjectReceipt
  {
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.Note.self)
    return try await call.desk.pauseProject.resume(
      project, reason: body.reason, ifMatch: match, today: call.desk.today(), invocation: call.invocation)
  }

  private static let handOver = Route(
    method: .post, path: RouteTable.root + "/hand-overs", operation: "handOver", tag: tag,
    summary: "专员交接:一个项目,或一名专员的全部项目和待办;内容不变,交接记录在案", body: .json("HandOverRequest"),
    successes: [.init(status: .ok, schema: .ref("HandOver"))], refusals: [404, 409]
  ) { call in
    let body = try call.decoded(try await call.jsonBytes(), as: ProjectBodies.HandOver.self)
    let scope: HandOver.Scope
    switch (body.opportunity, body.from) {
    case (let id?, nil): scope = .project("#\(id)")
    case (nil, let from?): scope = .all(of: from)
    default:
      let message = "opportunity_id(一个项目)与 from(该专员的全部)须填一项且只填一项。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: "opportunity_id", code: "one_of_two", message: message)])
    }
    return try .json(
      try await call.desk.handOver(
        scope, to: body.to, reason: body.reason, today: call.desk.today(), invocation: call.invocation))
  }
}
