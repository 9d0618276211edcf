import Domain
import Workflow

extension MoveStage {
  /// A refusal that shows how the project came to where it stands.
  static func refused(_ file: ProjectFile, _ code: String, _ text: String) -> ServiceError {
    let last = file.moves.last
    let words = last.flatMap(ProjectConflict.words).map { ":\($0)(变更 \(last?.change ?? 0))" } ?? ""
    return ServiceError(.conflict, code: code, message: "\(file.project.title)\(text)\(words)。")
  }

  static func refusal(
    _ refusal: StageCourse.Refusal, _ file: ProjectFile, _ to: StagePosition, _ day: CalendarDate, _ table: StageTable
  ) -> ServiceError {
    switch refusal {
    case .noSuchMove:
      let targets = table.targets(from: file.course.position).map { target in
        "\(target.exit.map(\.label) ?? target.stage.label)(\(target.exit?.rawValue ?? target.stage.rawValue))"
      }
      let course = "不能从「\(file.course.position.label)」变更为「\(to.exit.map(\.label) ?? to.stage.label)」,"
      return refused(file, "no_such_move", course + "可变更为:\(targets.joined(separator: "、"))。最近一次变更")
    case .beforeLastMove(let last):
      return ServiceError(
        refusing: StageMoveField.movedOn, code: "before_last_move",
        message: "变更日期 \(day) 早于进入当前阶段的日期 \(last);日期不能倒退。如该次变更有误,请先撤销。")
    case .inTheFuture:
      return ServiceError(
        refusing: StageMoveField.movedOn, code: "in_the_future", message: "变更日期 \(day) 晚于今天。")
    case .unmet(let unmet):
      return ServiceError(
        .invalid, code: "requirements_unmet",
        message: "\(file.project.title)还不能变更为「\(to.exit.map(\.label) ?? to.stage.label)」,有 \(unmet.count) 项要求未满足。",
        fields: unmet.map { .init(field: $0.requirement.rawValue, code: "requirement_unmet", message: $0.text) })
    case .nothingToUndo:
      return ServiceError(
        .conflict, code: "nothing_to_undo", message: "\(file.project.title)只有登记这一步,没有可撤销的阶段变更;要取消登记请删除该项目。")
    }
  }
}
