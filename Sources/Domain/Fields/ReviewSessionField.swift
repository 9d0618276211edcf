/// The fields of a review session (招商引资项目审查联席会).
package enum ReviewSessionField: String, RecordField {
  case code, heldOn = "held_on", place, chair, state, note, chairLogin = "chair_login"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ReviewSessionField>(
    .reviewSession, "联审会", path: "review-sessions", schema: "ReviewSession", help: "联审会", name: .code,
    code: .code, listed: [.heldOn, .place, .chair, .state], searched: [.code])
  /// What a record cannot be without.
  package static let required: Set<ReviewSessionField> = [.code, .heldOn, .state]
  /// What only the work itself changes.
  package static let managed: Set<ReviewSessionField> = [.state, .chairLogin]
  package static let accounts: [ReviewSessionField: ReviewSessionField] = [.chair: .chairLogin]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .code: .init("会次", .text)
    case .heldOn: .init("召开日期", .date)
    case .place: .init("地点", .text)
    case .chair: .init("主持人", .text)
    case .state: .init("状态", .choice(of: SessionState.self))
    case .note: .init("备注", .text)
    case .chairLogin: .init("主持人账号", .text, .name)
    }
  }
}

extension Entity {
  /// 联审会
  package static let reviewSession = Entity("review_session")
}
