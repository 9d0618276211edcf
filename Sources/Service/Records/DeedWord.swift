import Domain

/// What a change did, as it is listed: 企业 导入.
package enum DeedWord {
  /// The words on screen.
  package static func text(_ useCase: String) -> String {
    let parts = useCase.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let deed = whole[useCase] ?? deeds[parts[1]] else { return useCase }
    guard let entity = Entity(rawValue: parts[0]) else { return subjects[parts[0]].map { "\($0) \(deed)" } ?? deed }
    return "\(entity.label) \(deed)"
  }

  private static let subjects = [
    "reference": "参考数据", "sample": "示例", "month": "月报", "change": "变更", "outreach": "呼叫清单", "export": "导出",
    "own": "企业自助",
  ]
  /// Deeds that mean something else of this one kind.
  private static let whole = ["difference.kept": "维持原值"]
  private static let deeds = [
    "add": "新增", "edit": "修改", "delete": "删除", "import": "导入", "merge": "合并", "load": "载入", "undo": "撤销",
    "disclose": "查看联系方式", "erase": "依法删除", "move": "变更阶段", "undo_move": "退回阶段", "ball": "转交", "pause": "暂停",
    "resume": "恢复",
    "hand_over": "交接", "plan": "安排", "postpone": "改期", "confirm": "确认", "cancel": "取消", "complete": "纪要",
    "plan_again": "重新安排", "resolve": "决议", "rule": "认定", "freeze": "定稿", "done": "办结", "cancelled": "取消",
    "open": "开启", "order": "交办", "receive": "签收", "report": "反馈", "finish": "办结交办", "send_back": "退回",
    "reassign": "改派", "withdraw": "撤回", "end": "结束", "kept": "兑现", "broken": "未兑现", "propose": "提出更正", "consent": "同意",
    "taken": "采纳", "claim": "认领", "reported": "上报", "checked": "核实", "recognised": "认定", "sent_back": "退回",
  ]
}
