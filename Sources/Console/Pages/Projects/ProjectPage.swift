package import Domain
package import Service

/// One project: its story, whose turn it is, promises, tasks, formalities, reviews and files, with what can be done about it.
package struct ProjectPage: PageModel {
  package static let template = "project"
  package let frame: Frame
  let title: String
  let code: String
  let deed: Deed?
  let problems: Problems?
  let summary: [VisitPage.Fact]
  let warning: String?
  let movePath: String?
  let acts: [Act]
  let promises: [Promise]
  let steps: [Step]
  let addStep: Act?
  let stays: [String]
  let turns: [String]
  let moves: [Event]
  let formalities: [Formality]
  let production: String
  let remarks: [String]
  let team: [String]
  let holds: [String]
  let reviews: [String]
  let progress: [Event]
  let files: [File]
  let facts: [FactLine]
  let firmPath: String
  let needPath: String?

  struct Promise: Sendable {
    let content: String
    let side: String
    let due: String
    let state: String
    let isLate: Bool
    let close: Act?
  }

  struct Step: Sendable {
    let title: String
    let owner: String
    let due: String
    let state: String
    let isLate: Bool
  }

  struct Event: Sendable {
    let day: String
    let text: String
  }

  struct Formality: Sendable {
    let label: String
    let state: String
    let department: String
    let term: String
    let days: String
    let remarks: String
    let isCritical: Bool
    let isLate: Bool
  }

  struct File: Sendable {
    let path: String
    let title: String
    let about: String
  }

  package init(
    _ view: ProjectWorkView, _ story: ProjectStory, _ way: FormalityPathView, works: Bool, today: CalendarDate,
    deed: Deed? = nil, refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let project = view.record.stored
    let path = "/projects/\(project.id)"
    let maker = Act.Maker(word: reader.word, refused: refused)
    title = project.words(.title)
    code = project.words(.code)
    frame = Frame(title, in: .projects, for: reader)
    self.deed = deed
    func name(_ field: OpportunityField, _ entity: Entity) -> String? {
      project.reference(field).flatMap { view.record.names[entity]?[$0] }
    }
    firmPath = "/enterprises/\(project.reference(.enterprise) ?? 0)"
    needPath = project.reference(.need).map { "/needs/\($0)" }
    summary = ProjectPage.summary(
      project, story, firm: name(.enterprise, .enterprise) ?? "", need: name(.need, .need), today)
    warning = project.date(.pausedOn).map { since in
      "自 \(since.chinese) 起中止计时:\(project.words(.pauseReason))"
        + (project.date(.pauseUntil).map { ",至 \($0.chinese)" } ?? "")
    }
    movePath = works ? path + "/move" : nil
    acts = works ? ProjectForms(project, path, maker).acts(view.departments, hasMoves: story.moves.count > 1) : []
    promises = view.promises.map { promise in
      let isOpen = promise[.state, as: PromiseState.self] == .open
      let due = promise.date(.dueOn)
      return Promise(
        content: promise.words(.content), side: promise.words(.side), due: due?.chineseWithWeekday ?? "",
        state: promise.words(.state) + (promise.text(.evidence).map { ",\($0)" } ?? ""),
        isLate: isOpen && due.map { $0 < today } ?? false,
        close: isOpen && works ? ProjectForms(project, path, maker).promise(promise) : nil)
    }
    steps = view.followUps.map { step in
      let isOpen = step[.state, as: FollowUpState.self] == .open
      return Step(
        title: step.words(.title), owner: step.words(.owner), due: step.date(.dueOn)?.chineseWithWeekday ?? "",
        state: [
          step.words(.state), step.text(.orderState) == nil ? nil : "交办:\(step.words(.orderState))",
          step.text(.waitingFor).map { "等待\($0)" }, step.text(.result),
        ].compactMap(\.self).joined(separator: ","),
        isLate: isOpen && step.date(.dueOn).map { $0 < today } ?? false)
    }
    addStep = works ? ProjectForms(project, path, maker).step : nil
    stays = story.stays.map {
      "\($0.position.label):\($0.since.chinese)至\($0.until?.chinese ?? "今"),\($0.days) 天"
    }
    turns =
      story.turns.map { "\($0.label) \($0.days) 天" }
      + (story.pausedDays > 0 ? ["依法中止计时 \(story.pausedDays) 天"] : [])
      + (story.exitedDays > 0 ? ["退出期间 \(story.exitedDays) 天"] : [])
    let reasons = Dictionary(view.exitReasons.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
    moves = story.moves.reversed().map { move in
      let more = [move.reason.map { reasons[$0] ?? $0 }, move.note, move.paper, move.undoes == nil ? nil : "撤回上一次变更"]
        .compactMap(\.self)
      return Event(
        day: move.movedOn.chineseWithWeekday,
        text: (move.from.map { "\($0.label) → " } ?? "") + "\(move.to.label)(\(move.actor))"
          + (more.isEmpty ? "" : ":" + more.joined(separator: ";")))
    }
    formalities = way.items.map { item in
      Formality(
        label: item.label, state: item.stateLabel,
        department: [item.level, item.department].compactMap(\.self).joined(separator: " "), term: item.term ?? "待核",
        days: item.from == item.until ? item.from.chinese : "\(item.from.chinese)至\(item.until.chinese)",
        remarks: item.remarks.joined(separator: ";"), isCritical: item.isCritical, isLate: item.isOverdue)
    }
    production =
      "最早依法投产:\(way.earliestProduction.chineseWithWeekday)" + (way.isCertain ? "" : ",有事项未定,不早于此日")
    remarks = way.remarks
    team = story.team.map { member in
      [member.person, member.role, member.unit].compactMap(\.self).joined(separator: ",")
        + (member.isLive ? "" : "(至\(member.until?.chinese ?? ""))")
    }
    (holds, reviews) = (view.holds, view.reviews)
    progress = view.progress.map { Event(day: $0.day?.chineseWithWeekday ?? "", text: "\($0.text)(\($0.author))") }
    files = view.files.map { file in
      File(
        path: "/api/v1/attachments/\(file.id)/content", title: file.words(.title),
        about: [file.text(.paper), file.date(.keptOn)?.chinese, file.text(.keptBy)].compactMap(\.self)
          .joined(separator: ","))
    }
    facts = FactLine.lines(view.record, but: ProjectPage.told, on: today)
    let boxes = (acts + [addStep] + promises.map(\.close)).compactMap(\.self).flatMap(\.boxes)
    problems = refused.map { $0.problems(in: boxes) }
  }

  private static let told: Set<OpportunityField> = [
    .code, .title, .stage, .exit, .exitReason, .stageSince, .enterprise, .need, .ball, .ballDepartment, .ballSince,
    .officer, .officerLogin, .leaderLogin, .pausedOn, .pauseUntil, .pauseReason, .progressOn, .run,
  ]

  private static func summary(
    _ project: Stored<OpportunityField>, _ story: ProjectStory, firm: String, need: String?, _ today: CalendarDate
  ) -> [VisitPage.Fact] {
    let ball = [project.words(.ball), project.text(.ballDepartment)].compactMap(\.self).joined(separator: " ")
    let since = project.date(.ballSince).map { ",自 \($0.chinese) 起 \(Int(today.day - $0.day)) 天" } ?? ""
    return [
      .init(label: "阶段", value: "\(story.position.label),已 \(story.stays.last?.days ?? 0) 天"),
      .init(label: OpportunityField.ball.label, value: ball + since),
      .init(label: "企业", value: firm), .init(label: "招商项目", value: need ?? "自荐项目"),
      .init(label: OpportunityField.officer.label, value: project.text(.officer) ?? "未定"),
      .init(label: OpportunityField.progressOn.label, value: project.date(.progressOn)?.chineseWithWeekday ?? ""),
    ]
  }
}

/// The forms of a project's page.
struct ProjectForms {
  let project: Stored<OpportunityField>
  let path: String
  let maker: Act.Maker

  init(_ project: Stored<OpportunityField>, _ path: String, _ maker: Act.Maker) {
    (self.project, self.path, self.maker) = (project, path, maker)
  }

  func acts(_ departments: [String], hasMoves: Bool) -> [Act] {
    let isPaused = project.date(.pausedOn) != nil
    var acts: [Act] = []
    if project.text(.exit) == nil {
      acts.append(
        maker.act(
          "ball", "换当前责任方", to: path + "/ball",
          [
            Box(
              "holder", OpportunityField.ball.label,
              .choice(BallHolder.allCases.map { ($0.rawValue, $0.label) }, none: nil)),
            Box(
              "ball_department", OpportunityField.ballDepartment.label,
              .choice(departments.map { ($0, $0) }, none: "不是部门")),
            Box("reason", "要办什么", .text, isRequired: true),
          ], submit: "登记", hint: "此后的时间计入新的责任方。", seen: project.change))
      acts.append(
        isPaused
          ? maker.act(
            "resume", "恢复计时", to: path + "/resume", [Box("reason", "说明")], submit: "恢复计时",
            seen: project.change)
          : maker.act(
            "pause", "中止计时", to: path + "/pause",
            [Box("pause_reason", "因何", .text, isRequired: true), Box("pause_until", "到哪天", .date, hint: "已知时填写")],
            submit: "中止计时", hint: "依法依规暂停,期间不计入任何一方。", seen: project.change))
    }
    if hasMoves {
      acts.append(
        maker.act(
          "undo-move", "撤回上一次阶段变更", to: path + "/undo-move", [Box("reason", "说明")], submit: "撤回",
          hint: "两次变更都留在经过中。", seen: project.change))
    }
    return acts
  }

  func promise(_ promise: Stored<PromiseField>) -> Act {
    let closed = PromiseState.allCases.filter { $0 != .open }
    return maker.act(
      "promise-\(promise.id)", "登记兑现情况", to: "\(path)/promises/\(promise.id)/close",
      [
        Box("state", PromiseField.state.label, .choice(closed.map { ($0.rawValue, $0.label) }, none: nil)),
        Box("evidence", PromiseField.evidence.label, .text, isRequired: true),
        Box("closed_on", PromiseField.closedOn.label, .date, hint: "不填为今天"),
      ], submit: "登记", seen: promise.change)
  }

  var step: Act {
    maker.act(
      "step", "加一件跟进事项", to: path + "/follow-ups",
      [
        Box(FollowUpField.title), Box(FollowUpField.owner, value: project.text(.officer), hint: "账号或姓名"),
        Box(FollowUpField.dueOn, hint: "须是工作日"), Box(FollowUpField.waitingFor, hint: "等对方办的写明等谁"),
      ], submit: "加入")
  }
}
