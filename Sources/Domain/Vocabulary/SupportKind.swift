/// A line of the university's support (帮扶台账).
package enum SupportKind: String, Sendable, Hashable, Codable, CaseIterable {
  case directFree = "direct_free"
  case directPaid = "direct_paid"
  case broughtFree = "brought_free"
  case broughtPaid = "brought_paid"
  case bought
  case sold
  case cadres
  case technicians
  case planning
  case research

  /// The words on screen.
  package var label: String {
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
