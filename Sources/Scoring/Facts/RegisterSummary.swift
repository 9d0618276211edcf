import Domain

/// The register look-ups of a firm brought down to what decides: the newest of each register and subject.
struct RegisterSummary: Sendable {
  /// A check by which somebody is listed still.
  let listed: StandingCheck?
  /// The first register and subject that nobody has looked up.
  let unchecked: (list: StandingList, subject: StandingSubject)?
  /// The oldest of the newest look-ups.
  let oldest: CalendarDate?

  /// Whether every required register and subject was looked up.
  var isComplete: Bool { unchecked == nil }

  init(_ checks: [StandingCheck], subjects: [StandingSubject]) {
    var newest: [StandingCheck] = []
    for check in checks {
      guard let index = newest.firstIndex(where: { $0.list == check.list && $0.subject == check.subject }) else {
        newest.append(check)
        continue
      }
      // On the same day a listing outweighs a clear answer.
      let known = newest[index]
      if check.checked > known.checked || (check.checked == known.checked && check.state == .listed) {
        newest[index] = check
      }
    }
    listed = newest.first { $0.state == .listed }
    oldest = newest.map(\.checked).min()
    var gap: (StandingList, StandingSubject)?
    for subject in subjects where gap == nil {
      for list in StandingList.allCases where gap == nil {
        if !newest.contains(where: { $0.list == list && $0.subject == subject }) { gap = (list, subject) }
      }
    }
    unchecked = gap
  }
}
