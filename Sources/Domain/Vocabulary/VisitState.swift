/// How far a visit has come.
package enum VisitState: String, Sendable, Hashable, Codable, CaseIterable {
  case planned
  case confirmed
  case done
  case postponed
  case cancelled

  /// The words on screen.
  package var label: String {
    switch self {
    case .planned: "已计划"
    case .confirmed: "已确认"
    case .done: "已完成"
    case .postponed: "已延期"
    case .cancelled: "已取消"
    }
  }
}
