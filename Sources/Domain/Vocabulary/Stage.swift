/// How far a project has come; exits are kept apart (``StageExit``).
public enum Stage: String, Sendable, Hashable, Codable, CaseIterable {
  /// 线索
  case lead
  /// 研判
  case screening
  /// 洽谈
  case negotiating
  /// 联审
  case review
  /// 签约
  case contract
  /// 手续办理
  case formalities
  /// 开工
  case started
  /// 投产
  case producing
  /// 达产(入规)
  case atCapacity = "at_capacity"

  /// The words on screen.
  public var label: String {
    switch self {
    case .lead: "线索"
    case .screening: "研判"
    case .negotiating: "洽谈"
    case .review: "联审"
    case .contract: "签约"
    case .formalities: "手续办理"
    case .started: "开工"
    case .producing: "投产"
    case .atCapacity: "达产(入规)"
    }
  }
}
