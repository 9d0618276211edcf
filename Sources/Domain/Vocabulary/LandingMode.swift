/// 落地方式.
package enum LandingMode: String, Sendable, Hashable, Codable, CaseIterable {
  case land
  case plant
  case communityWorkshop = "community_workshop"
  case tourism
  case agriculture

  /// The words on screen.
  package var label: String {
    switch self {
    case .land: "供地"
    case .plant: "购租厂房"
    case .communityWorkshop: "社区工厂"
    case .tourism: "文旅"
    case .agriculture: "农业基地"
    }
  }
}
