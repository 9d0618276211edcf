/// Who comes to whom.
package enum VisitDirection: String, Sendable, Hashable, Codable, CaseIterable {
  case toCounty = "to_county"
  case toFirm = "to_firm"

  /// The words on screen.
  package var label: String {
    switch self {
    case .toCounty: "来石考察"
    case .toFirm: "上门拜访"
    }
  }
}
