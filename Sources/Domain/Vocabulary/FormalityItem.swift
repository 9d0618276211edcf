/// One of the formalities between signing and building.
package enum FormalityItem: String, Sendable, Hashable, Codable, CaseIterable {
  case company
  case filing
  case land
  case planning
  case environment
  case energy
  case construction

  /// The words on screen.
  package var label: String {
    switch self {
    case .company: "项目公司"
    case .filing: "备案"
    case .land: "用地"
    case .planning: "规划"
    case .environment: "环评"
    case .energy: "能评"
    case .construction: "施工许可"
    }
  }
}
