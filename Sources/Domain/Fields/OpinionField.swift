/// The fields of a department's opinion on a project of the agenda (部门意见).
package enum OpinionField: String, RecordField {
  case item = "item_id", department, dueOn = "due_on", stance, text, givenOn = "given_on"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<OpinionField>(
    .opinion, "部门意见", path: "opinions", schema: "Opinion",
    help: "部门对上会项目的意见", name: .department,
    listed: [.item, .stance, .dueOn, .givenOn], searched: [.department, .text])
  /// What a record cannot be without.
  package static let required: Set<OpinionField> = [.item, .department, .dueOn]
  /// The day of the answer.
  package static let happened: Set<OpinionField> = [.givenOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .item: .init("上会项目", .reference(.sessionItem))
    case .department: .init("部门", .text, words: .departments)
    case .dueOn: .init("答复期限", .date, isEnd: true)
    case .stance: .init("意见", .choice(of: OpinionStance.self))
    case .text: .init("意见内容", .text)
    case .givenOn: .init("答复日期", .date)
    }
  }
}

extension Entity {
  /// 部门意见
  package static let opinion = Entity("opinion")
}
