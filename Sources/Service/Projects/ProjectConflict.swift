import Domain
import Workflow

/// Says who changed a project meanwhile, and to where.
struct ProjectConflict: Faster {
  let registry: any Registry

  /// The refusal of somebody who saw an earlier state: `record_changed` when the state was named, otherwise
  /// `project_moved`.
  func refusal(of project: Int64, isNamed: Bool, organisation: Int64) async throws -> ServiceError {
    let code = isNamed ? "record_changed" : "project_moved"
    let states = try await registry.history(of: OpportunityField.self, id: project, organisation: organisation)
    guard let state = states.first, state.ended == nil else {
      return ServiceError(.conflict, code: code, message: "该项目已被删除,请重新打开后再办理。")
    }
    let (change, title) = (state.began, state.stored.title)
    let records = registry.records(organisation)
    let moves = try await records.all(StageMoveField.self, .equals(.opportunity, .reference(project)))
    guard let move = moves.last(where: { $0.change == change.id }), let text = ProjectConflict.words(move) else {
      return ServiceError(
        .conflict, code: code,
        message: "\(title)已被 \(change.actor) 于 \(change.recordedAt) 修改(变更 \(change.id)),您看到的是之前的状态。请重新打开后再办理。")
    }
    return ServiceError(
      .conflict, code: code, message: "\(title)\(text)(变更 \(change.id),\(change.recordedAt)),您看到的是之前的状态。请重新打开后再办理。")
  }

  /// 已由 张三 于 2026-11-23 从「洽谈」变更为「联审」
  static func words(_ move: Stored<StageMoveField>) -> String? {
    guard let made = move.move else { return nil }
    let from = made.from.map { "从「\($0.label)」" } ?? ""
    let actor = move.text(.actor) ?? ""
    return "已由 \(actor) 于 \(made.day) \(from)\(made.undoes == nil ? "变更为" : "撤回到")「\(made.to.label)」"
  }
}
