import Workflow

/// What a face may ask to be done with a visit; minutes have a way of their own.
package enum VisitWish: String, Sendable, Hashable, Codable, CaseIterable {
  case confirm, postpone
  case planAgain = "plan_again"
  case cancel

  /// The words on screen.
  package var label: String { move.label }

  var move: VisitMove {
    switch self {
    case .confirm: .confirm
    case .postpone: .postpone
    case .planAgain: .planAgain
    case .cancel: .cancel
    }
  }
}
