package import Domain

/// What an account may be allowed to do. Every use case that writes belongs to one, and so does each kind of reading that
/// the policy tells apart.
package enum Action: String, Sendable, Hashable, CaseIterable {
  case read = "records.read"
  case rank = "ranking.ask"
  case export = "records.export"
  case disclose = "people.disclose"
  case keepFirms = "firms.keep"
  case keepParks = "parks.keep"
  case keepWork = "work.keep"
  case keepRulings = "rulings.keep"
  case keepFigures = "figures.keep"
  case freeze = "month.freeze"
  case undo = "change.undo"
  case keepReference = "reference.keep"
  case erase = "people.erase"
  case keepAccounts = "accounts.keep"
  case readColleagues = "colleagues.read"
  case readAudit = "audit.read"
  case ownAccount = "account.own"
  case ownFirm = "firm.own"

  /// The words on screen.
  package var label: String {
    switch self {
    case .read: "查看档案与工作记录"
    case .rank: "排序与逐项说明"
    case .export: "导出名册与清单"
    case .disclose: "查看联系方式"
    case .keepFirms: "维护校友企业与校友"
    case .keepParks: "维护园区与招商项目"
    case .keepWork: "办理项目、考察与跟进"
    case .keepRulings: "登记认定与联审意见"
    case .keepFigures: "登记签约、到位与任务"
    case .freeze: "月报定稿"
    case .undo: "撤销变更"
    case .keepReference: "更新参考数据"
    case .erase: "删除个人信息"
    case .keepAccounts: "管理账号"
    case .readColleagues: "查看本单位同事的账号"
    case .readAudit: "查阅审计记录"
    case .ownAccount: "管理自己的账号"
    case .ownFirm: "查看与更正本企业资料"
    }
  }

  /// What a use case does, by the name its changes carry (`opportunity.move`); `nil` for one the table does not know,
  /// which nobody but the program's own operator may do.
  package static func of(useCase: String) -> Action? {
    let parts = useCase.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch (parts[0], parts[1]) {
    case (_, "disclose"): return .disclose
    case (_, "erase"): return .erase
    case ("change", "undo"): return .undo
    case ("own", _): return .ownFirm
    case ("month", "freeze"): return .freeze
    case ("reference", "load"), ("reference", "retire"), ("sample", "load"), ("bench", "load"): return .keepReference
    case ("session_item", "rule"), ("session_item", "resolve"): return .keepRulings
    default: return Entity(rawValue: parts[0]).flatMap(keeping)
    }
  }

  /// What keeping records of a kind is.
  private static func keeping(_ entity: Entity) -> Action? {
    switch entity {
    case .enterprise, .plan, .person, .tie, .standing, .engagement, .difference, .confirmedColumn,
      .consent, .proposal:
      .keepFirms
    case .park, .zone, .building, .ledger, .hold, .need, .link: .keepParks
    case .opportunity, .stageMove, .ballTurn, .formality, .promise, .visit, .visitParty, .visitStop, .visitAsk,
      .followUp, .progress, .attachment, .leadClaim,
      .teamMember:
      .keepWork
    case .ruling, .reviewSession, .sessionItem, .opinion, .agreementReview: .keepRulings
    case .signing, .arrival, .support, .target, .frozenMonth: .keepFigures
    default: nil
    }
  }
}
