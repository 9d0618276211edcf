/// The fields of a time in which one side had to act on a project (责任时段).
package enum BallTurnField: String, RecordField {
  case opportunity = "opportunity_id", holder, department, since, until, isPause = "is_pause", reason

  /// What it is called and how it is found.
  package static let record = RecordDefinition<BallTurnField>(
    .ballTurn, "责任时段", path: "ball-turns", schema: "BallTurn",
    help: "项目在谁手上、多久", name: .holder,
    listed: [.opportunity, .department, .since, .until, .reason])
  /// What a record cannot be without.
  package static let required: Set<BallTurnField> = [.opportunity, .holder, .since, .isPause]
  /// All of them: written by moves and turns only.
  package static let managed = Set(BallTurnField.allCases)

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .holder: .init("责任方", .choice(of: BallHolder.self))
    case .department: .init("责任部门", .text)
    case .since: .init("起始日", .date)
    case .until: .init("截止日", .date, isEnd: true)
    case .isPause: .init("依法中止计时", .flag)
    case .reason: .init("事由", .text)
    }
  }
}

extension Entity {
  /// 责任时段
  package static let ballTurn = Entity("ball_turn")
}
