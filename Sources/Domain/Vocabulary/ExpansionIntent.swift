/// How firmly a firm says it will expand.
public enum ExpansionIntent: String, Sendable, Hashable, Codable, CaseIterable {
  /// 书面意向
  case written
  /// 决策人在会议纪要中表态
  case minutes
  /// 填报了拟投项目
  case form
  /// 仅有迹象
  case signal
  /// 无计划
  case none

  /// The words on screen.
  public var label: String {
    switch self {
    case .written: "书面意向"
    case .minutes: "决策人在会议纪要中表态"
    case .form: "填报了拟投项目"
    case .signal: "仅有迹象"
    case .none: "无计划"
    }
  }
}
