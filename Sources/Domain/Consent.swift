/// Whether a person's consents cover a use of their contact data on a day. Nothing else decides it.
package enum Consent: Sendable, Hashable {
  /// One of them does.
  case live
  /// None was given for this purpose.
  case none
  /// One was given for the purpose, for the university's side alone.
  case narrower
  /// It is given from a later day.
  case notYet(CalendarDate)
  /// It ended on that day.
  case expired(CalendarDate)
  /// It was withdrawn on that day.
  case withdrawn(CalendarDate)

  /// What the consents of one person say of a purpose and a side on a day. Where none covers it, the one that came nearest
  /// is told.
  package init(
    _ consents: some Sequence<Record<ConsentField>>, purpose: String, side: ConsentScope, on day: CalendarDate
  ) {
    let told = consents.filter { $0.text(.purpose) == purpose }.map { Consent($0, side, day) }
    self = told.min { $0.distance < $1.distance } ?? .none
  }

  private init(_ consent: Record<ConsentField>, _ side: ConsentScope, _ day: CalendarDate) {
    if let withdrawn = consent.date(.withdrawnOn), withdrawn <= day {
      self = .withdrawn(withdrawn)
    } else if let expires = consent.date(.expiresOn), expires < day {
      self = .expired(expires)
    } else if !(consent[.scope, as: ConsentScope.self] ?? .school).covers(side) {
      self = .narrower
    } else if let given = consent.date(.givenOn), given <= day {
      self = .live
    } else {
      self = consent.date(.givenOn).map { .notYet($0) } ?? .none
    }
  }

  private var distance: Int {
    switch self {
    case .live: 0
    case .notYet: 1
    case .narrower: 2
    case .expired: 3
    case .withdrawn: 4
    case .none: 5
    }
  }
}

extension Record<ConsentField> {
  /// Whether it holds on a day, for whatever purpose and side.
  package func isLive(on day: CalendarDate) -> Bool {
    Consent([self], purpose: text(.purpose) ?? "", side: .school, on: day) == .live
  }
}
