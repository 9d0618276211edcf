/// The fields of a project being worked (在谈项目, after signing 签约项目): a firm, its plan and the need it answers, or none.
package enum OpportunityField: String, RecordField {
  case code, title, enterprise = "enterprise_id", plan = "plan_id", need = "need_id", stage, exit
  case exitReason = "exit_reason", stageSince = "stage_since", openedOn = "opened_on", run
  case runRank = "run_rank", officer, unit = "responsible_unit", leader, referrer, firstTalker = "first_talker"
  case claimants, ball, ballDepartment = "ball_department", ballSince = "ball_since", pausedOn = "paused_on"
  case pauseUntil = "pause_until", pauseReason = "pause_reason", progressOn = "progress_on"
  case contractAmount = "contract_amount_yuan", contractEvidence = "contract_evidence", signedOn = "signed_on"
  case note, separateReason = "separate_reason", amountChange = "amount_change"
  case projectCode = "project_code", leadKind = "lead_kind", officerLogin = "officer_login"
  case leaderLogin = "leader_login"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<OpportunityField>(
    .opportunity, "在谈项目", path: "opportunities", schema: "Opportunity", help: "在谈项目:立项、推进、交接、全程",
    name: .title, code: .code, listed: [.code, .stage, .exit, .ball, .officer, .progressOn],
    searched: [.title, .code, .projectCode])
  /// What a record cannot be without.
  package static let required: Set<OpportunityField> = [
    .code, .title, .enterprise, .stage, .stageSince, .openedOn, .ball, .ballSince, .progressOn,
  ]
  package static let names: [OpportunityField] = [.title]
  /// The days on which it was opened and signed.
  package static let happened: Set<OpportunityField> = [.openedOn, .signedOn]
  /// What only the work itself changes.
  package static let managed: Set<OpportunityField> = [
    .stage, .exit, .exitReason, .stageSince, .ball, .ballDepartment, .ballSince, .pausedOn, .pauseUntil, .pauseReason,
    .progressOn, .signedOn, .officerLogin, .leaderLogin,
  ]
  package static let accounts: [OpportunityField: OpportunityField] = [.officer: .officerLogin, .leader: .leaderLogin]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .code: .init("项目编号", .text)
    case .title: .init("项目名称", .text)
    case .enterprise: .init("企业", .reference(.enterprise))
    case .plan: .init("拟投项目", .reference(.plan))
    case .need: .init("招商项目", .reference(.need))
    case .stage: .init("阶段", .choice(of: Stage.self))
    case .exit: .init("退出方式", .choice(of: StageExit.self))
    case .exitReason: .init("退出原因", .text)
    case .stageSince: .init("进入本阶段日期", .date)
    case .openedOn: .init("登记日期", .date)
    case .run: .init("来源排序", .text)
    case .runRank: .init("来源名次", .count(.stated))
    case .officer: .init("专员", .text)
    case .unit: .init("责任单位", .text)
    case .leader: .init("包抓领导", .text)
    case .referrer: .init("引荐人", .text)
    case .firstTalker: .init("首谈人", .text)
    case .claimants: .init("其他主张单位", .texts)
    case .ball: .init("当前责任方", .choice(of: BallHolder.self))
    case .ballDepartment: .init("责任部门", .text, words: .departments)
    case .ballSince: .init("责任起始日", .date)
    case .pausedOn: .init("中止计时起始日", .date)
    case .pauseUntil: .init("中止计时至", .date, isEnd: true)
    case .pauseReason: .init("中止计时事由", .text)
    case .progressOn: .init("最近进展日期", .date)
    case .contractAmount: .init("合同额", .money)
    case .contractEvidence: .init("合同额依据", .choice(of: SigningEvidence.self))
    case .signedOn: .init("签约日期", .date)
    case .note: .init("备注", .text)
    case .separateReason: .init("另立项目理由", .text)
    case .amountChange: .init("合同额变更性质", .choice(SigningKind.changes))
    case .projectCode: .init("国家项目代码", .text, .name)
    case .leadKind: .init("线索来源", .text, words: .leadKinds)
    case .officerLogin: .init("专员账号", .text, .name)
    case .leaderLogin: .init("包抓领导账号", .text, .name)
    }
  }
}

extension Entity {
  /// 在谈项目
  package static let opportunity = Entity("opportunity")
}
