/// Who comes to whom.
public enum VisitDirection: String, Sendable, Hashable, Codable, CaseIterable {
  /// 来石考察
  case toCounty = "to_county"
  /// 上门拜访
  case toFirm = "to_firm"

  /// The words on screen.
  public var label: String {
    switch self {
    case .toCounty: "来石考察"
    case .toFirm: "上门拜访"
    }
  }
}
