/// A title of a firm that tells its standing.
public enum FirmTitle: String, Sendable, Hashable, Codable, CaseIterable {
  /// 上市公司
  case listed
  /// 国家级单项冠军
  case nationalChampion = "national_champion"
  /// 专精特新小巨人
  case littleGiant = "little_giant"
  /// 省级专精特新
  case provincialSpecialised = "provincial_specialised"
  /// 高新技术企业
  case highTech = "high_tech"
  /// 规上企业
  case aboveScale = "above_scale"
  /// 科技型中小企业
  case smallTech = "small_tech"

  /// The words on screen.
  public var label: String {
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
