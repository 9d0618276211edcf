/// Who has to act next (当前责任方).
package enum BallHolder: String, Sendable, Hashable, Codable, CaseIterable {
  case firm
  case park
  case university
  case department

  /// The words on screen.
  package var label: String {
    switch self {
    case .firm: "企业"
    case .park: "园区"
    case .university: "学校"
    case .department: "部门"
    }
  }
}
