/// Who issued the paper that a favour rests on, from the highest level down.
package enum BasisLevel: String, Sendable, Hashable, Codable, CaseIterable {
  case law
  case regulation
  case stateCouncil = "state_council"
  case ministry
  case province
  case city
  case county

  /// The words on screen.
  package var label: String {
    switch self {
    case .law: "法律"
    case .regulation: "行政法规"
    case .stateCouncil: "国务院批准"
    case .ministry: "国务院部门"
    case .province: "省级"
    case .city: "市级"
    case .county: "县级"
    }
  }
}
