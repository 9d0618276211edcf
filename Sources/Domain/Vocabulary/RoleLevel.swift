/// What an alumnus is in a firm.
public enum RoleLevel: String, Sendable, Hashable, Codable, CaseIterable {
  /// 实际控制人/创始人/法定代表人
  case controller
  /// 董事长/总经理
  case chief
  /// 合伙人/副总
  case partner
  /// 中层
  case middle
  /// 员工
  case staff

  /// The words on screen.
  public var label: String {
    switch self {
    case .controller: "实际控制人/创始人/法定代表人"
    case .chief: "董事长/总经理"
    case .partner: "合伙人/副总"
    case .middle: "中层"
    case .staff: "员工"
    }
  }
}
