package import Domain

/// What is done with a visit as a whole.
package enum VisitMove: String, Sendable, Hashable, Codable, CaseIterable {
  /// The guests have said yes.
  case confirm
  /// It takes place on other days.
  case postpone
  /// A postponed or cancelled visit is planned anew.
  case planAgain = "plan_again"
  /// It does not take place.
  case cancel
  /// It took place, and its minutes are written.
  case complete

  /// The words on screen.
  package var label: String {
    switch self {
    case .confirm: "确认"
    case .postpone: "延期"
    case .planAgain: "重新计划"
    case .cancel: "取消"
    case .complete: "登记纪要"
    }
  }
}

extension VisitMove: Vocabulary {}
