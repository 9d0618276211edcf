import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity`
struct OpportunityCommand: RecordCommandGroup {
  typealias Field = OpportunityField
  static let configuration = group(
    "在谈项目: projects being worked.",
    more: [
      OpportunityOpenCommand.self, OpportunityMoveCommand.self, OpportunityUndoMoveCommand.self,
      OpportunityBallCommand.self, OpportunityPauseCommand.self, OpportunityResumeCommand.self,
      OpportunityHandOverCommand.self, OpportunityStoryCommand.self,
    ])
}

/// `yinfeng stage-move`
struct StageMoveCommand: RecordCommandGroup {
  typealias Field = StageMoveField
  static let configuration = group("阶段变更: the moves of projects from stage to stage.")
}

/// `yinfeng ball-turn`
struct BallTurnCommand: RecordCommandGroup {
  typealias Field = BallTurnField
  static let configuration = group("责任时段: whose turn it was on a project, and for how long.")
}

/// `yinfeng formality`
struct FormalityCommand: RecordCommandGroup {
  typealias Field = FormalityField
  static let configuration = group("手续: the formalities of a signed project.")
}

/// `yinfeng promise`
struct PromiseCommand: RecordCommandGroup {
  typealias Field = PromiseField
  static let configuration = group(
    "承诺: what the firm, the county or the university promised.",
    more: [PromiseCloseCommand.self, PromiseReopenCommand.self, PromiseRateCommand.self])
}

/// `yinfeng visit-party`
struct VisitPartyCommand: RecordCommandGroup {
  typealias Field = VisitPartyField
  static let configuration = group("考察企业: the firms that take part in a visit.")
}

/// `yinfeng visit-stop`
struct VisitStopCommand: RecordCommandGroup {
  typealias Field = VisitStopField
  static let configuration = group("考察行程: the stops of a visit.")
}

/// `yinfeng visit-ask`
struct VisitAskCommand: RecordCommandGroup {
  typealias Field = VisitAskField
  static let configuration = group("企业诉求: what firms asked on a visit, and the answers.")
}

/// `yinfeng review-session`
struct ReviewSessionCommand: RecordCommandGroup {
  typealias Field = ReviewSessionField
  static let configuration = group(
    "联审会: review sessions.",
    more: [ReviewSheetCommand.self, ReviewResolveCommand.self, ReviewRuleCommand.self])
}

/// `yinfeng session-item`
struct SessionItemCommand: RecordCommandGroup {
  typealias Field = SessionItemField
  static let configuration = group("上会项目: the projects on the agenda of a review session.")
}

/// `yinfeng opinion`
struct OpinionCommand: RecordCommandGroup {
  typealias Field = OpinionField
  static let configuration = group("部门意见: what departments say of a project on the agenda.")
}

/// `yinfeng follow-up`
struct FollowUpCommand: RecordCommandGroup {
  typealias Field = FollowUpField
  static let configuration = group(
    "跟进事项: tasks with one owner and a due working day.",
    more: [FollowUpCloseCommand.self, FollowUpReopenCommand.self])
}

/// `yinfeng progress`
struct ProgressCommand: RecordCommandGroup {
  typealias Field = ProgressField
  static let configuration = group(
    "进展记录: notes of progress on projects and follow-ups.")
}

/// `yinfeng signing`
struct SigningCommand: RecordCommandGroup {
  typealias Field = SigningField
  static let configuration = group("签约与增资: what projects were signed for, and every later change.")
}

/// `yinfeng arrival`
struct ArrivalCommand: RecordCommandGroup {
  typealias Field = ArrivalField
  static let configuration = group(
    "到位资金: money that arrived, with its proof.")
}

/// `yinfeng support`
struct SupportCommand: RecordCommandGroup {
  typealias Field = SupportField
  static let configuration = group(
    "帮扶台账: funds, purchases, training and projects of the university's support.")
}

/// `yinfeng target`
struct TargetCommand: RecordCommandGroup {
  typealias Field = TargetField
  static let configuration = group(
    "年度任务: the year's targets by indicator and unit.")
}

/// `yinfeng frozen-month`
struct FrozenMonthCommand: RecordCommandGroup {
  typealias Field = FrozenMonthField
  static let configuration = group(
    "月报定稿: months whose figures were frozen.", more: [FreezeMonthCommand.self])
}
