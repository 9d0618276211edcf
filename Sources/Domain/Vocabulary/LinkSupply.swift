/// How near the goods of a chain link are to be had, as the park's link table says.
package enum LinkSupply: String, Sendable, Hashable, Codable, CaseIterable {
  /// In the park or county.
  case park
  case city
  case none

  /// The words on screen.
  package var label: String {
    switch self {
    case .park: "园区内有"
    case .city: "安康市内有"
    case .none: "本地没有"
    }
  }
}
