import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of projects: the board, the list, one with all that is done about it, its next stage, a new one.
enum ProjectPages {
  static let all: [PageRoute] = [
    .get("/projects", .rank, board), .get("/projects/list", .rank, list), .get("/projects/new", .keepWork, blank),
    .post("/projects/new", .keepWork, open), .get("/projects/{id}", .rank) { call in try await project(call) },
    .get("/projects/{id}/move", .keepWork) { call in try await target(call) },
    .post("/projects/{id}/move", .keepWork, move), .post("/projects/{id}/undo-move", .keepWork, undoMove),
    .post("/projects/{id}/ball", .keepWork, ball), .post("/projects/{id}/pause", .keepWork, pause),
    .post("/projects/{id}/resume", .keepWork, resume), .post("/projects/{id}/follow-ups", .keepWork, addStep),
    .post("/projects/{id}/promises/{row}/close", .keepWork, closePromise),
  ]

  private static let told = [
    "opened": "已立项", "moved": "已变更阶段;有误的可在本页撤回上一次阶段变更", "move-undone": "已撤回上一次阶段变更", "ball": "已换当前责任方",
    "paused": "已中止计时", "resumed": "已恢复计时", "step": "已加入跟进事项", "promise": "已登记兑现情况",
  ]

  // MARK: Lists

  /// Whether the address asks for one's own alone; whoever runs the program has none.
  private static func isMine(_ call: PageCall) -> Bool {
    call.visitor?.holder != nil && call.text("whose") == "mine"
  }

  /// The one stage that the address asks for; `nil` for all.
  static func stage(_ call: PageCall) -> Stage? { call.text("stage").flatMap { Stage(rawValue: $0) } }

  /// The board that the address asks for.
  static func shownBoard(_ call: PageCall) async throws -> BoardView {
    try await call.desk.board(
      owner: isMine(call) ? call.desk.acting.words : nil, park: call.text("park").flatMap { Int64($0) },
      unit: call.text("unit"), today: call.today, organisation: call.invocation.organisation)
  }

  private static func board(_ call: PageCall) async throws -> Reply {
    let acting = call.desk.acting
    let hasOwn = call.visitor?.holder != nil
    let isMine = isMine(call)
    let (park, unit) = (call.text("park").flatMap { Int64($0) }, call.text("unit"))
    let stage = stage(call)
    let view = try await shownBoard(call)
    let kept = [
      ("whose", isMine ? "mine" : nil), ("park", park.map { "\($0)" }), ("unit", unit),
    ].compactMap { name, text in text.map { (name: name, text: $0) } }
    func address(_ stage: Stage?) -> String {
      let names = kept + (stage.map { [(name: "stage", text: $0.rawValue)] } ?? [])
      return names.isEmpty ? "/projects" : "/projects?" + QueryText.text(names)
    }
    return call.page(
      BoardPage(
        view, mine: isMine, hasOwn: hasOwn, park: park, unit: unit, stage: stage, address: address,
        works: Policy.allows(.keepWork, acting),
        exports: call.exports(
          "/projects/export", kept + (stage.map { [(name: "stage", text: $0.rawValue)] } ?? [])),
        for: try call.demandReader()))
  }

  /// The list that the address asks for.
  static func listed(_ call: PageCall) -> ListRequest {
    ListRequest(
      filters: call.text("stage").map { [(OpportunityField.stage.name, $0)] } ?? [], search: call.text("search"),
      sort: "-" + OpportunityField.progressOn.name, after: call.text("after"), limit: 50)
  }

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let (search, stage) = (call.text("search"), call.text("stage"))
    let kept = [("search", search), ("stage", stage)].compactMap { name, text in text.map { (name: name, text: $0) } }
    func address(_ more: [(name: String, text: String)]) -> String {
      kept.isEmpty && more.isEmpty ? "/projects/list" : "/projects/list?" + QueryText.text(kept + more)
    }
    func page(_ list: ListView<OpportunityField>?, refused: ServiceError? = nil) -> ProjectListPage {
      ProjectListPage(
        list, search: search, stage: stage, next: list?.next.map { address([("after", $0)]) },
        first: call.text("after").map { _ in address([]) }, exports: call.exports("/projects/list/export", kept),
        refused: refused, for: reader)
    }
    do {
      return call.page(
        page(
          try await call.desk.records(OpportunityField.self).list(
            listed(call), organisation: call.invocation.organisation)))
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(page(nil, refused: error), status: .unprocessableContent)
    }
  }

  // MARK: A new one

  private static func blank(_ call: PageCall) async throws -> Reply {
    var typed: [String: String] = [:]
    if let firm = call.text("firm").flatMap({ Int64($0) }) {
      let record = try await call.desk.records(EnterpriseField.self).show("#\(firm)", invocation: call.invocation)
      typed[OpportunityField.enterprise.name] = "\(firm) \(record.stored.text(.name) ?? "")"
    }
    if let need = call.text("need").flatMap({ Int64($0) }) {
      let record = try await call.desk.records(NeedField.self).show("#\(need)", invocation: call.invocation)
      typed[OpportunityField.need.name] = "\(need) \(record.stored.text(.title) ?? "")"
    }
    if call.visitor?.holder != nil { typed[OpportunityField.officer.name] = call.desk.acting.words }
    return try await openPage(call, typed)
  }

  private static func openPage(
    _ call: PageCall, _ typed: [String: String], refused: ServiceError? = nil
  ) async throws -> Reply {
    let choices = try await call.desk.minutesForm.choices(
      firms: [], today: call.today, organisation: call.invocation.organisation)
    return call.page(
      ProjectOpenPage(choices, typed: typed, refused: refused, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  private static func open(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let asked: [OpportunityField] = [.enterprise, .need, .plan, .title, .officer, .unit, .referrer, .note]
    do {
      let receipt = try await call.desk.records(OpportunityField.self).add(
        VisitPages.values(fields, asked), evidence: EvidenceInput(), today: call.today, invocation: call.invocation)
      return .led(to: "/projects/\(receipt.stored.id)?done=opened&change=\(receipt.change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      return try await openPage(call, fields.byName, refused: error)
    }
  }

  // MARK: One project

  private static func project(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    let id = try call.number("id", of: .opportunity)
    let (desk, organisation) = (call.desk, call.invocation.organisation)
    let view = try await desk.showProject("#\(id)", today: call.today, invocation: call.invocation)
    return call.page(
      ProjectPage(
        view, try await desk.tellProject("#\(id)", today: call.today, organisation: organisation),
        try await desk.formalityPath("#\(id)", today: call.today, organisation: organisation),
        works: Policy.allows(.keepWork, desk.acting), today: call.today,
        deed: try await call.deed(told, back: "/projects/\(id)"), refused: refused, for: try call.demandReader()),
      status: refused?.error.pageStatus ?? .ok)
  }

  private static func target(
    _ call: PageCall, to: String? = nil, typed: [String: String]? = nil, refused: ServiceError? = nil
  ) async throws -> Reply {
    let id = try call.number("id", of: .opportunity)
    let story = try await call.desk.tellProject(
      "#\(id)", today: call.today, organisation: call.invocation.organisation)
    let view = try await call.desk.showProject("#\(id)", today: call.today, invocation: call.invocation)
    return call.page(
      ProjectMovePage(
        story, reasons: view.exitReasons, to: to ?? call.text("to"), typed: typed, refused: refused,
        for: try call.demandReader()), status: refused?.pageStatus ?? .ok)
  }

  private static func move(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .opportunity)
    let to = fields["to"] ?? ""
    do {
      let exit = to.hasPrefix("exit:") ? StageExit(rawValue: String(to.dropFirst(5))) : nil
      guard let target = exit.map({ .exit($0) }) ?? Stage(rawValue: to).map({ MoveStage.Target.stage($0) }) else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "请选择变更为哪个阶段,或怎样退出。",
          fields: [.init(field: "to", code: "missing", message: "请选择变更为哪个阶段,或怎样退出。")])
      }
      let request = MoveStage.Request(
        target, reason: fields.filled(exit == nil ? "reason" : "exit_reason"), note: fields.filled("note"),
        paper: fields.filled("paper"), day: try fields.day("on", "从哪天算起"))
      _ = try await call.desk.moveStage(
        "#\(id)", request, ifMatch: fields.seen, today: call.today, invocation: call.invocation)
      return .led(to: "/projects/\(id)?done=moved")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      let isExit = to.hasPrefix("exit:")
      let boxes = ["moved_on": "on", "as_of": "on", "reason": isExit ? "exit_reason" : "reason"]
      return try await target(call, to: to, typed: fields.byName, refused: error.calling(boxes))
    }
  }

  /// Does one thing with the project of the address and shows it again.
  private static func act(
    _ call: PageCall, _ key: String, _ deed: String,
    _ work: (_ project: String, _ id: Int64, _ fields: FormFields) async throws -> Int64?
  ) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .opportunity)
    return try await call.doing(deed, key, fields, back: "/projects/\(id)") {
      try await work("#\(id)", id, fields)
    } again: {
      try await project(call, refused: $0)
    }
  }

  private static func undoMove(_ call: PageCall) async throws -> Reply {
    try await act(call, "undo-move", "move-undone") { project, _, fields in
      _ = try await call.desk.undoMove(
        project, note: fields.filled("reason"), ifMatch: fields.seen, today: call.today, invocation: call.invocation)
      return nil
    }
  }

  private static func ball(_ call: PageCall) async throws -> Reply {
    try await act(call, "ball", "ball") { project, _, fields in
      guard let holder = fields["holder"].flatMap({ BallHolder(rawValue: $0) }) else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "请选择责任方。",
          fields: [.init(field: "holder", code: "missing", message: "请选择责任方。")])
      }
      return try await call.desk.passBall(
        project, to: holder, department: fields.filled("ball_department"), reason: fields["reason"],
        ifMatch: fields.seen, today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func pause(_ call: PageCall) async throws -> Reply {
    try await act(call, "pause", "paused") { project, _, fields in
      try await call.desk.pauseProject.pause(
        project, reason: fields["pause_reason"],
        until: try fields.day("pause_until", OpportunityField.pauseUntil.label), ifMatch: fields.seen,
        today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func resume(_ call: PageCall) async throws -> Reply {
    try await act(call, "resume", "resumed") { project, _, fields in
      try await call.desk.pauseProject.resume(
        project, reason: fields.filled("reason"), ifMatch: fields.seen, today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func addStep(_ call: PageCall) async throws -> Reply {
    try await act(call, "step", "step") { _, id, fields in
      var values = VisitPages.values(fields, [FollowUpField.title, .owner, .dueOn, .waitingFor])
      values[FollowUpField.opportunity.name] = .number("\(id)")
      return try await call.desk.records(FollowUpField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func closePromise(_ call: PageCall) async throws -> Reply {
    let row = try call.number("row", of: .promise)
    return try await act(call, "promise-\(row)", "promise") { _, id, fields in
      let promise = try await call.desk.records(PromiseField.self).show("#\(row)", invocation: call.invocation).stored
      guard promise.reference(.opportunity) == id else {
        throw ServiceError(.notFound, code: "promise_not_found", message: "这个项目没有编号为 \(row) 的承诺。")
      }
      guard let state = fields["state"].flatMap({ PromiseState(rawValue: $0) }), state != .open else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "请选择兑现情况。",
          fields: [.init(field: "state", code: "missing", message: "请选择兑现情况。")])
      }
      return try await call.desk.closePromise(
        "#\(row)", as: state, evidence: fields["evidence"],
        on: try fields.day("closed_on", PromiseField.closedOn.label), ifMatch: fields.seen, today: call.today,
        invocation: call.invocation
      ).change
    }
  }
}

extension ServiceError {
  /// The refusal with fields under the names of a form's boxes.
  func calling(_ boxes: [String: String]) -> ServiceError {
    ServiceError(
      kind, code: code, message: message,
      fields: fields.map { .init(field: boxes[$0.field] ?? $0.field, code: $0.code, message: $0.message) },
      candidates: candidates, remedy: remedy, pause: pause)
  }
}
