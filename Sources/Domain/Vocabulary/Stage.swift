/// How far a project has come; exits are kept apart (``StageExit``).
package enum Stage: String, Sendable, Hashable, Codable, CaseIterable {
  case lead
  case screening
  case negotiating
  case review
  case contract
  case formalities
  case started
  case producing
  case atCapacity = "at_capacity"

  /// The words on screen.
  package var label: String {
    switch self {
    case .lead: "线索"
    case .screening: "研判"
    case .negotiating: "洽谈"
    case .review: "联审"
    case .contract: "签约"
    case .formalities: "手续办理"
    case .started: "开工"
    case .producing: "投产"
    case .atCapacity: "达产(入规)"
    }
  }
}
