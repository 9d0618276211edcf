/// The fields of a time in which one side had to act on a project (责任时段).
public enum BallTurnField: String, RecordField {
  case opportunity = "opportunity_id", holder, department, since, until, isPause = "is_pause", reason

  /// The entity these fields belong to.
  public static let entity = Entity.ballTurn
  /// What a record cannot be without.
  public static let required: Set<BallTurnField> = [.opportunity, .holder, .since, .isPause]
  /// All of them: written by moves and turns only.
  public static let managed = Set(BallTurnField.allCases)

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .holder: .init("责任方", .choice(BallHolder.choices))
    case .department: .init("责任部门", .text)
    case .since: .init("起始日", .date)
    case .until: .init("截止日", .date)
    case .isPause: .init("依法中止计时", .flag)
    case .reason: .init("事由", .text)
    }
  }
}
