/// The fields of a follow-up (跟进事项): a task with one owner and a due working day. An order (交办) is one with a state of its
/// own: whoever gave it is told what became of it.
package enum FollowUpField: String, RecordField {
  case title, owner, dueOn = "due_on", isProvisional = "is_provisional", priority, state
  case waitingFor = "waiting_for", opportunity = "opportunity_id", enterprise = "enterprise_id"
  case visit = "visit_id", promise = "promise_id", sessionItem = "session_item_id", assignedBy = "assigned_by"
  case checklist, checked, clock, writtenBy = "written_by", writtenOn = "written_on", closedOn = "closed_on"
  case result, note, ownerLogin = "owner_login", assignedByLogin = "assigned_by_login", need = "need_id"
  case orderState = "order_state", orderedOn = "ordered_on", orderWords = "order_words", orderSince = "order_since"
  case receivedBy = "received_by", receivedOn = "received_on", feedback, feedbackOn = "feedback_on"
  case returnReason = "return_reason"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<FollowUpField>(
    .followUp, "跟进事项", path: "follow-ups", schema: "FollowUp",
    help: "跟进事项:一个责任人、一个期限", name: .title,
    listed: [.owner, .dueOn, .priority, .state, .opportunity], searched: [.title, .result, .note], takesTables: true,
    again: .init([.title, .owner, .dueOn, .opportunity, .enterprise]))
  /// What a record cannot be without.
  package static let required: Set<FollowUpField> = [
    .title, .owner, .dueOn, .isProvisional, .priority, .state, .writtenBy, .writtenOn,
  ]
  /// What only the work itself changes.
  package static let managed: Set<FollowUpField> = [
    .isProvisional, .state, .clock, .closedOn, .result, .ownerLogin, .assignedByLogin, .orderState,
    .orderSince, .receivedBy, .receivedOn, .feedback, .feedbackOn, .returnReason,
  ]
  /// The days on which it was written down, ordered and closed.
  package static let happened: Set<FollowUpField> = [.writtenOn, .closedOn, .orderedOn]
  package static let accounts: [FollowUpField: FollowUpField] = [.owner: .ownerLogin, .assignedBy: .assignedByLogin]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .title: .init("事项", .text)
    case .owner: .init("责任人", .text)
    case .dueOn: .init("办结期限", .date, isEnd: true)
    case .isProvisional: .init("期限为暂定", .flag)
    case .priority: .init("轻重缓急", .choice(of: Priority.self))
    case .state: .init("状态", .choice(of: FollowUpState.self))
    case .waitingFor: .init("等待对方", .text)
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .enterprise: .init("企业", .reference(.enterprise))
    case .visit: .init("考察", .reference(.visit))
    case .promise: .init("承诺", .reference(.promise))
    case .sessionItem: .init("上会项目", .reference(.sessionItem))
    case .assignedBy: .init("交办人", .text)
    case .checklist: .init("分项", .texts)
    case .checked: .init("已完成分项", .texts)
    case .clock: .init("时限来源", .text)
    case .writtenBy: .init("登记人", .text)
    case .writtenOn: .init("登记日期", .date)
    case .closedOn: .init("办结日期", .date)
    case .result: .init("办理结果", .text)
    case .note: .init("备注", .text)
    case .ownerLogin: .init("责任人账号", .text, .name)
    case .assignedByLogin: .init("交办人账号", .text, .name)
    case .need: .init("招商项目", .reference(.need))
    case .orderState: .init("交办状态", .choice(of: OrderState.self))
    case .orderedOn: .init("交办日期", .date)
    case .orderWords: .init("批示内容", .text)
    case .orderSince: .init("进入本状态日期", .date)
    case .receivedBy: .init("签收人", .text, .name)
    case .receivedOn: .init("签收日期", .date)
    case .feedback: .init("反馈情况", .text)
    case .feedbackOn: .init("反馈日期", .date)
    case .returnReason: .init("退回原因", .text)
    }
  }
}

extension Entity {
  /// 跟进事项
  package static let followUp = Entity("follow_up")
}
