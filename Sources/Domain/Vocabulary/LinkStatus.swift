/// The state of a chain link in the county.
package enum LinkStatus: String, Sendable, Hashable, Codable, CaseIterable {
  case missing
  case weak
  case toVerify = "to_verify"
  case present

  /// The words on screen.
  package var label: String {
    switch self {
    case .missing: "缺失"
    case .weak: "薄弱"
    case .toVerify: "待核实"
    case .present: "已有"
    }
  }
}
