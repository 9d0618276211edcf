/// How far a visit has come.
public enum VisitState: String, Sendable, Hashable, Codable, CaseIterable {
  /// 已计划
  case planned
  /// 已确认
  case confirmed
  /// 已完成
  case done
  /// 已延期
  case postponed
  /// 已取消
  case cancelled

  /// The words on screen.
  public var label: String {
    switch self {
    case .planned: "已计划"
    case .confirmed: "已确认"
    case .done: "已完成"
    case .postponed: "已延期"
    case .cancelled: "已取消"
    }
  }
}
