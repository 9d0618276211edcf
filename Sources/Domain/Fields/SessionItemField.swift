/// The fields of a project on the agenda of a review session.
package enum SessionItemField: String, RecordField {
  case session = "session_id", opportunity = "opportunity_id", position, resolution, resolvedOn = "resolved_on"
  case paper, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<SessionItemField>(
    .sessionItem, "上会项目", path: "session-items", schema: "SessionItem",
    help: "联审会的上会项目", name: .position,
    listed: [.session, .opportunity, .resolution, .resolvedOn], through: .opportunity)
  /// What a record cannot be without.
  package static let required: Set<SessionItemField> = [.session, .opportunity, .position]
  /// What only the work itself changes.
  package static let managed: Set<SessionItemField> = [.resolution, .resolvedOn, .paper]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .session: .init("联审会", .reference(.reviewSession))
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .position: .init("序号", .count(.stated))
    case .resolution: .init("决议", .choice(of: Resolution.self))
    case .resolvedOn: .init("决议日期", .date)
    case .paper: .init("会议纪要文号", .text)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 上会项目
  package static let sessionItem = Entity("session_item")
}
