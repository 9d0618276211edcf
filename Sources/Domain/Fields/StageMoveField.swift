/// The fields of a move of a project from one stage to another (阶段变更).
package enum StageMoveField: String, RecordField {
  case opportunity = "opportunity_id", fromStage = "from_stage", fromExit = "from_exit", toStage = "to_stage"
  case toExit = "to_exit", movedOn = "moved_on", actor, reason, paper, undoes = "undoes_id"
  case note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<StageMoveField>(
    .stageMove, "阶段变更", path: "stage-moves", schema: "StageMove",
    help: "项目的阶段变更", name: .toStage,
    listed: [.opportunity, .fromStage, .toExit, .movedOn, .actor, .reason])
  /// What a record cannot be without.
  package static let required: Set<StageMoveField> = [.opportunity, .toStage, .movedOn, .actor]
  /// All of them: written by moves and turns only.
  package static let managed = Set(StageMoveField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .fromStage: .init("原阶段", .choice(of: Stage.self))
    case .fromExit: .init("原退出方式", .choice(of: StageExit.self))
    case .toStage: .init("新阶段", .choice(of: Stage.self))
    case .toExit: .init("新退出方式", .choice(of: StageExit.self))
    case .movedOn: .init("变更日期", .date)
    case .actor: .init("经办人", .text)
    case .reason: .init("原因", .text)
    case .paper: .init("依据文件", .text)
    case .undoes: .init("撤销的变更", .reference(.stageMove))
    case .note: .init("说明", .text)
    }
  }
}

extension Entity {
  /// 阶段变更
  package static let stageMove = Entity("stage_move")
}
