package import Domain
import Workflow

/// A project is opened as a lead in the park's hands on its day, once for a firm, plan and need; its first move and turn are
/// written with it.
package struct OpportunityRule: RecordRule {
  let runs: any RunLog

  /// Takes ranks from these runs.
  package init(runs: any RunLog) { self.runs = runs }

  /// The project with code, title, first stage and days filled in, and the rank of the run it came from. Throws
  /// `ServiceError` `project_exists` naming the one that is worked already, `invalid_record`.
  package func completed(
    _ record: Record<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<OpportunityField> {
    var record = record
    if let old {
      guard record[.openedOn] == old[.openedOn] else {
        throw ServiceError(
          refusing: OpportunityField.openedOn, code: "not_to_be_changed", message: "登记日期是第一次阶段变更的日期,不能修改。")
      }
    } else {
      try await open(&record, occasion, session)
    }
    try await checkPlan(record, session)
    let pair: [OpportunityField] = [.enterprise, .plan, .need]
    if record[.exit] == nil, old.map({ old in pair.contains { old[$0] != record[$0] } }) ?? true {
      try await OpportunityRule.refuseSecond(record, session)
    }
    return record
  }

  /// Writes the first move and the first turn of a new project.
  package func settle(
    _ written: Stored<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard old == nil, let position = written.position, let day = written.date(.openedOn) else { return }
    let move = StageMoveField.record(
      of: written.id, from: nil, to: position, on: day, by: occasion.invocation.actor)
    _ = try await session.insert([NewRecord(move, source: occasion.source)])
    let turn = Record<BallTurnField>([
      .opportunity: .reference(written.id), .holder: .text(BallHolder.park.rawValue), .since: .date(day),
      .isPause: .flag(false), .reason: .text("登记"),
    ])
    _ = try await session.insert([NewRecord(turn, source: occasion.source)])
  }

  /// Refuses a second project that is worked for the same firm and need, or for the same plan without a need, unless the
  /// record says why it is kept apart; `id` is the project itself.
  static func refuseSecond(
    _ record: Record<OpportunityField>, except id: Int64? = nil, _ session: any ChangeSession
  ) async throws {
    guard let firm = record[.enterprise], record.text(.separateReason)?.allSatisfy(\.isWhitespace) ?? true else {
      return
    }
    try await session.lock("opportunity")
    let others = try await session.all(OpportunityField.self, .equals(.enterprise, firm), .unknown(.exit))
    guard
      let other = others.first(where: {
        $0.id != id && $0.record[.need] == record[.need]
          && (record[.need] != nil || $0.record[.plan] == record[.plan])
      })
    else { return }
    let stage = other.position?.label ?? ""
    throw ServiceError(
      .conflict, code: "project_exists",
      message: "这家企业的同一项目已在办理:\(other.title)(阶段:\(stage),专员:\(other.text(.officer) ?? "未定"))。"
        + "请在该项目上继续;如属重复登记,先将其中一个退出;"
        + "确需另立的,写明「\(OpportunityField.separateReason.label)」(separate_reason)。",
      candidates: [ServiceError.Candidate(other)])
  }

  private func open(
    _ record: inout Record<OpportunityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws {
    let day = record.date(.openedOn) ?? occasion.today
    guard day <= occasion.today else {
      throw ServiceError(
        refusing: OpportunityField.openedOn, code: "in_the_future", message: "登记日期 \(day) 晚于今天。")
    }
    record[.stage] = .text(Stage.lead.rawValue)
    record[.ball] = .text(BallHolder.park.rawValue)
    for field in [OpportunityField.openedOn, .stageSince, .ballSince, .progressOn] { record[field] = .date(day) }
    try await takeRank(&record, occasion, session)
    if record.text(.title)?.isEmpty ?? true { record[.title] = try await title(record, session) }
    if record.text(.code)?.isEmpty ?? true { record[.code] = .text(try await code(day, session)) }
  }

  /// The rank the firm has in the run the project comes from; the run's plan when none is named.
  private func takeRank(
    _ record: inout Record<OpportunityField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws {
    guard let id = record.text(.run), let firm = record.reference(.enterprise) else { return }
    guard let run = try await runs.find(id, organisation: session.organisation) else {
      throw ServiceError(
        refusing: OpportunityField.run, code: "run_not_found", message: "没有编号为 \(id) 的排序记录。", remedy: .listRuns)
    }
    record[.run] = .text(run.id)
    let need = record.reference(.need)
    guard let row = try RunAnswer.row(of: firm, need: need, plan: record.reference(.plan), in: run) else {
      throw ServiceError(
        refusing: OpportunityField.run, code: "not_in_run", message: "排序 \(id) 的名单中没有这家企业与该招商项目的一行,请核对,或不填来源排序。")
    }
    record[.runRank] = row.rank.map { .count(Int64($0)) }
    if record[.plan] == nil, let plan = row.plan, try await session.one(PlanField.self, plan) != nil {
      record[.plan] = .reference(plan)
    }
  }

  private func title(_ record: Record<OpportunityField>, _ session: any ChangeSession) async throws -> FieldValue? {
    guard let firm = try await session.one(EnterpriseField.self, record.reference(.enterprise)) else { return nil }
    let plan = try await session.one(PlanField.self, record.reference(.plan))?.text(.name)
    let need = try await session.one(NeedField.self, record.reference(.need))?.text(.title)
    return .text("\(firm.text(.name) ?? "")·\(plan ?? need ?? "自荐项目")")
  }

  /// The next number of the year: ZT-2026-012.
  private func code(_ day: CalendarDate, _ session: any ChangeSession) async throws -> String {
    try await session.lock("opportunity")
    let prefix = "ZT-\(day.components.year)-"
    let last = try await session.all(OpportunityField.self, .contains(.code, prefix))
      .compactMap { $0.text(.code) }.filter { $0.hasPrefix(prefix) }
      .compactMap { Int($0.dropFirst(prefix.count)) }.max()
    let number = String((last ?? 0) + 1)
    return prefix + String(repeating: "0", count: max(0, 3 - number.count)) + number
  }

  private func checkPlan(_ record: Record<OpportunityField>, _ session: any ChangeSession) async throws {
    guard let plan = record.reference(.plan), let found = try await session.one(PlanField.self, plan),
      found.record[.enterprise] != record[.enterprise]
    else { return }
    throw ServiceError(
      refusing: OpportunityField.plan, code: "plan_of_other_firm",
      message: "拟投项目「\(found.text(.name) ?? "\(plan)")」不属于这家企业。")
  }
}
