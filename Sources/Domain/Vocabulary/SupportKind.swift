/// A line of the university's support (帮扶台账).
public enum SupportKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// 直接投入无偿资金
  case directFree = "direct_free"
  /// 直接投入有偿资金
  case directPaid = "direct_paid"
  /// 帮助引进无偿资金
  case broughtFree = "brought_free"
  /// 帮助引进有偿资金
  case broughtPaid = "brought_paid"
  /// 直接购买农产品
  case bought
  /// 帮助销售农产品
  case sold
  /// 培训基层干部
  case cadres
  /// 培训技术人员
  case technicians
  /// 规划项目
  case planning
  /// 科研项目
  case research

  /// The words on screen.
  public var label: String {
    switch self {
    case .directFree: "直接投入无偿资金"
    case .directPaid: "直接投入有偿资金"
    case .broughtFree: "帮助引进无偿资金"
    case .broughtPaid: "帮助引进有偿资金"
    case .bought: "直接购买农产品"
    case .sold: "帮助销售农产品"
    case .cadres: "培训基层干部"
    case .technicians: "培训技术人员"
    case .planning: "规划项目"
    case .research: "科研项目"
    }
  }
}
