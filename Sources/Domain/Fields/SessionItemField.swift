/// The fields of a project on the agenda of a review session.
public enum SessionItemField: String, RecordField {
  case session = "session_id", opportunity = "opportunity_id", position, resolution, resolvedOn = "resolved_on"
  case paper, note

  /// The entity these fields belong to.
  public static let entity = Entity.sessionItem
  /// What a record cannot be without.
  public static let required: Set<SessionItemField> = [.session, .opportunity, .position]
  /// What only the work itself changes.
  public static let managed: Set<SessionItemField> = [.resolution, .resolvedOn, .paper]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .session: .init("联审会", .reference(.reviewSession))
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .position: .init("序号", .count(.stated))
    case .resolution: .init("决议", .choice(Resolution.choices))
    case .resolvedOn: .init("决议日期", .date)
    case .paper: .init("会议纪要文号", .text)
    case .note: .init("备注", .text)
    }
  }
}
