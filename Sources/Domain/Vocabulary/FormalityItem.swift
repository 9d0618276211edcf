/// One of the formalities between signing and building.
public enum FormalityItem: String, Sendable, Hashable, Codable, CaseIterable {
  /// 项目公司
  case company
  /// 备案
  case filing
  /// 用地
  case land
  /// 规划
  case planning
  /// 环评
  case environment
  /// 能评
  case energy
  /// 施工许可
  case construction

  /// The words on screen.
  public var label: String {
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
