/// A title of a firm that tells its standing.
package enum FirmTitle: String, Sendable, Hashable, Codable, CaseIterable {
  case listed
  case nationalChampion = "national_champion"
  case littleGiant = "little_giant"
  case provincialSpecialised = "provincial_specialised"
  case highTech = "high_tech"
  case aboveScale = "above_scale"
  case smallTech = "small_tech"

  /// The words on screen.
  package var label: String {
    switch self {
    case .listed: "上市公司"
    case .nationalChampion: "国家级单项冠军"
    case .littleGiant: "专精特新小巨人"
    case .provincialSpecialised: "省级专精特新"
    case .highTech: "高新技术企业"
    case .aboveScale: "规上企业"
    case .smallTech: "科技型中小企业"
    }
  }
}
