/// 落地方式.
public enum LandingMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// 供地
  case land
  /// 购租厂房
  case plant
  /// 社区工厂
  case communityWorkshop = "community_workshop"
  /// 文旅
  case tourism
  /// 农业基地
  case agriculture

  /// The words on screen.
  public var label: String {
    switch self {
    case .land: "供地"
    case .plant: "购租厂房"
    case .communityWorkshop: "社区工厂"
    case .tourism: "文旅"
    case .agriculture: "农业基地"
    }
  }
}
