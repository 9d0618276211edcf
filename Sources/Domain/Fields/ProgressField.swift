/// The fields of a note of progress on a project or a follow-up (进展记录).
public enum ProgressField: String, RecordField {
  case opportunity = "opportunity_id", followUp = "follow_up_id", author, happenedOn = "happened_on", text
  case isProgress = "is_progress"

  /// The entity these fields belong to.
  public static let entity = Entity.progress
  /// What a record cannot be without.
  public static let required: Set<ProgressField> = [.author, .happenedOn, .text, .isProgress]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .followUp: .init("跟进事项", .reference(.followUp))
    case .author: .init("记录人", .text)
    case .happenedOn: .init("日期", .date)
    case .text: .init("进展", .text)
    case .isProgress: .init("计为进展", .flag)
    }
  }
}
