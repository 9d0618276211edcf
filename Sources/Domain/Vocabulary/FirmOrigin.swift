/// Origin of a firm for the statistics.
package enum FirmOrigin: String, Sendable, Hashable, Codable, CaseIterable {
  case city
  case province
  case domestic
  case overseas

  /// The words on screen.
  package var label: String {
    switch self {
    case .city: "市内"
    case .province: "省内市外"
    case .domestic: "省际"
    case .overseas: "境外"
    }
  }
}
