/// 建设性质.
package enum PlanNature: String, Sendable, Hashable, Codable, CaseIterable {
  case newBuild = "new"
  case enlargement = "extension"
  case relocation

  /// The words on screen.
  package var label: String {
    switch self {
    case .newBuild: "新建"
    case .enlargement: "扩建"
    case .relocation: "搬迁"
    }
  }
}
