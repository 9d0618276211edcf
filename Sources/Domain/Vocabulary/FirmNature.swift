/// 企业性质.
public enum FirmNature: String, Sendable, Hashable, Codable, CaseIterable {
  /// 国企
  case state
  /// 民企
  case privatelyOwned = "private"
  /// 外资
  case foreign
  /// 上市
  case listed

  /// The words on screen.
  public var label: String {
    switch self {
    case .state: "国企"
    case .privatelyOwned: "民企"
    case .foreign: "外资"
    case .listed: "上市"
    }
  }
}
