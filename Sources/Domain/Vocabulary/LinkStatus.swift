/// The state of a chain link in the county.
public enum LinkStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// 缺失
  case missing
  /// 薄弱
  case weak
  /// 待核实
  case toVerify = "to_verify"
  /// 已有
  case present

  /// The words on screen.
  public var label: String {
    switch self {
    case .missing: "缺失"
    case .weak: "薄弱"
    case .toVerify: "待核实"
    case .present: "已有"
    }
  }
}
