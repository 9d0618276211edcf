/// Origin of a firm for the statistics.
public enum FirmOrigin: String, Sendable, Hashable, Codable, CaseIterable {
  /// 市内
  case city
  /// 省内市外
  case province
  /// 省际
  case domestic
  /// 境外
  case overseas

  /// The words on screen.
  public var label: String {
    switch self {
    case .city: "市内"
    case .province: "省内市外"
    case .domestic: "省际"
    case .overseas: "境外"
    }
  }
}
