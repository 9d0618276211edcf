/// The fields of a note of progress on a project or a follow-up (进展记录).
package enum ProgressField: String, RecordField {
  case opportunity = "opportunity_id", followUp = "follow_up_id", author, happenedOn = "happened_on", text
  case isProgress = "is_progress"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ProgressField>(
    .progress, "进展记录", path: "progress-notes", schema: "ProgressNote",
    help: "项目与事项的进展记录", name: .text,
    listed: [.opportunity, .followUp, .happenedOn, .author], takesTables: true,
    again: .init([.opportunity, .followUp, .happenedOn, .text]))
  /// What a record cannot be without.
  package static let required: Set<ProgressField> = [.author, .happenedOn, .text, .isProgress]
  /// A note tells what has happened.
  package static let happened: Set<ProgressField> = [.happenedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .followUp: .init("跟进事项", .reference(.followUp))
    case .author: .init("记录人", .text)
    case .happenedOn: .init("日期", .date)
    case .text: .init("进展", .text, .paragraph)
    case .isProgress: .init("计为进展", .flag)
    }
  }
}

extension Entity {
  /// 进展记录
  package static let progress = Entity("progress")
}
