/// 企业性质.
package enum FirmNature: String, Sendable, Hashable, Codable, CaseIterable {
  case state
  case privatelyOwned = "private"
  case foreign
  case listed

  /// The words on screen.
  package var label: String {
    switch self {
    case .state: "国企"
    case .privatelyOwned: "民企"
    case .foreign: "外资"
    case .listed: "上市"
    }
  }
}
