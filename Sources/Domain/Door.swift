/// Whether a person leads into a firm on a day. Ranking, call list, introductions, visits and follow-ups all ask it; nothing
/// else decides whom to approach.
package enum Door: Sendable, Hashable {
  case open
  /// The person's post begins on that day.
  case notYet(CalendarDate)
  /// The person's post ended on that day.
  case former(CalendarDate)
  /// The person wishes not to be approached.
  case refused

  /// What a tie held on some days leads to; `refused` are the days on which the person wishes not to be approached.
  package init(held: DaySpan, refused: DaySpan?, on day: CalendarDate) {
    if refused?.contains(day) ?? false {
      self = .refused
    } else if let until = held.until, until < day {
      self = .former(until)
    } else if let from = held.from, from > day {
      self = .notYet(from)
    } else {
      self = .open
    }
  }

  /// The words on screen; `nil` for a door that is open.
  package var label: String? {
    switch self {
    case .open: nil
    case .notYet(let day): "\(day.chinese)起任职"
    case .former(let day): "前任,至\(day.chinese)"
    case .refused: "本人要求不再联系"
    }
  }
}

extension Record<TieField> {
  /// The days on which the person holds the post.
  package var held: DaySpan { DaySpan(from: date(.from), until: date(.until)) }
}

extension Record<PersonField> {
  /// The days on which the person wishes not to be approached; `nil` when nothing of the kind was said.
  package var refusal: DaySpan? {
    flag(.doNotApproach) == true ? DaySpan(from: date(.doNotApproachSince), until: date(.doNotApproachUntil)) : nil
  }

  /// Whether the person wishes not to be approached on a day.
  package func refuses(on day: CalendarDate) -> Bool { refusal?.contains(day) ?? false }
}
