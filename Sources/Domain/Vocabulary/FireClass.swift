/// Fire class of production, 甲 the most dangerous.
public enum FireClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// 甲类
  case jia
  /// 乙类
  case yi
  /// 丙类
  case bing
  /// 丁类
  case ding
  /// 戊类
  case wu

  /// The words on screen.
  public var label: String {
    switch self {
    case .jia: "甲类"
    case .yi: "乙类"
    case .bing: "丙类"
    case .ding: "丁类"
    case .wu: "戊类"
    }
  }
}
