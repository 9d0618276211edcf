/// Who has to act next (当前责任方).
public enum BallHolder: String, Sendable, Hashable, Codable, CaseIterable {
  /// 企业
  case firm
  /// 园区
  case park
  /// 学校
  case university
  /// 部门
  case department

  /// The words on screen.
  public var label: String {
    switch self {
    case .firm: "企业"
    case .park: "园区"
    case .university: "学校"
    case .department: "部门"
    }
  }
}
