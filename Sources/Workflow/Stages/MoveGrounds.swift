package import Domain

/// What is known of a project when it is to be moved.
package struct MoveGrounds: Sendable, Hashable {
  /// Whether the firm's plan is named.
  package var hasPlan = false
  /// The latest resolution of a review session.
  package var resolution: Resolution?
  package var contractAmount: Money?
  /// What the amount rests on.
  package var contractEvidence: SigningEvidence?
  /// What the latest review of the agreement came to, for each thing it is examined for.
  package var reviews: [AgreementCheck: CheckConclusion] = [:]
  /// How far each formality is, by name; one that is not listed is undecided.
  package var formalities: [String: FormalityState] = [:]
  /// Why it is moved; for an exit the code of the reason.
  package var reason: String?
  /// What else is to be said.
  package var note: String?
  /// The paper the move rests on.
  package var paper: String?
  /// Whether that names a paper: a number, or a kind of paper.
  package var isPaper = true

  package init() {}
}

/// How far a formality is.
package enum FormalityState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nobody has said whether the project needs it.
  case undecided
  /// The project does not need it.
  case notNeeded = "not_needed"
  case open
  case done

  /// The words on screen.
  package var label: String {
    switch self {
    case .undecided: "未确定是否需办"
    case .notNeeded: "不需办"
    case .open: "待办"
    case .done: "已办结"
    }
  }

  /// How far a formality is by what is recorded of it.
  package init(isNeeded: Bool?, doneOn: CalendarDate?) {
    if doneOn != nil {
      self = .done
    } else if let isNeeded {
      self = isNeeded ? .open : .notNeeded
    } else {
      self = .undecided
    }
  }
}
