/// How firmly a firm says it will expand.
package enum ExpansionIntent: String, Sendable, Hashable, Codable, CaseIterable {
  case written
  case minutes
  case form
  case signal
  case none

  /// The words on screen.
  package var label: String {
    switch self {
    case .written: "书面意向"
    case .minutes: "决策人在会议纪要中表态"
    case .form: "填报了拟投项目"
    case .signal: "仅有迹象"
    case .none: "无计划"
    }
  }
}
