/// What an alumnus is in a firm.
package enum RoleLevel: String, Sendable, Hashable, Codable, CaseIterable {
  case controller
  case chief
  case partner
  case middle
  case staff

  /// The words on screen.
  package var label: String {
    switch self {
    case .controller: "实际控制人/创始人/法定代表人"
    case .chief: "董事长/总经理"
    case .partner: "合伙人/副总"
    case .middle: "中层"
    case .staff: "员工"
    }
  }
}
