/// 建设性质.
public enum PlanNature: String, Sendable, Hashable, Codable, CaseIterable {
  /// 新建
  case newBuild = "new"
  /// 扩建
  case enlargement = "extension"
  /// 搬迁
  case relocation

  /// The words on screen.
  public var label: String {
    switch self {
    case .newBuild: "新建"
    case .enlargement: "扩建"
    case .relocation: "搬迁"
    }
  }
}
