import Domain

/// What a question is asked with: profile and day. The day stands for "now"; the engine has no clock.
final class Terms: Sendable {
  /// The scoring profile.
  let profile: Profile
  /// Its tables, by reference.
  let scale: Scale
  /// The Shanghai day of the question.
  let date: CalendarDate
  private let planFrom: CalendarDate
  private let figureFrom: CalendarDate
  private let preferenceFrom: CalendarDate
  private let contactFrom: CalendarDate
  private let ledgerFrom: CalendarDate
  /// 2^(−days ÷ half-life) by whole days of one half-life, in units of 2⁻³².
  private let decay: [UInt64]

  /// Terms of a question.
  init(profile: Profile, date: CalendarDate) {
    self.profile = profile
    scale = Scale(profile)
    self.date = date
    planFrom = Terms.earlier(date, months: profile.constant(.planMonths))
    figureFrom = Terms.earlier(date, months: profile.constant(.figureMonths))
    preferenceFrom = Terms.earlier(date, months: profile.constant(.preferenceMonths))
    contactFrom = Terms.earlier(date, months: profile.constant(.contactMonths))
    ledgerFrom = date.adding(days: -Int(profile.constant(.ledgerDays)))
    let halfLife = UInt64(profile.constant(.halfLifeDays))
    decay = Fixed.powersOfHalf(steps: halfLife)
  }

  /// How a fact ages.
  enum Ageing {
    case plan, figure, preference, contact, ledger
  }

  /// The first day a fact of a kind may be of to still count.
  func earliest(_ ageing: Ageing) -> CalendarDate {
    switch ageing {
    case .plan: planFrom
    case .figure: figureFrom
    case .preference: preferenceFrom
    case .contact: contactFrom
    case .ledger: ledgerFrom
    }
  }

  /// The fact, or `nil` when it is unknown or too old to count.
  func fresh<Value>(_ fact: Dated<Value>?, _ ageing: Ageing) -> Dated<Value>? {
    guard let fact, fact.asOf >= earliest(ageing) else { return nil }
    return fact
  }

  /// What is left of an event `date` days ago, in units of 2⁻³²; events to come count in full.
  func remains(of event: CalendarDate) -> UInt64 {
    let days = max(0, Int(date.day) - Int(event.day))
    let halvings = days / decay.count
    return halvings < 64 ? decay[days % decay.count] >> UInt64(halvings) : 0
  }

  private static func earlier(_ date: CalendarDate, months: Int64) -> CalendarDate {
    let (year, month, day) = date.components
    let count = year * 12 + month - 1 - Int(months)
    // Where the month is shorter the first day after it counts.
    return CalendarDate(year: count / 12, month: count % 12 + 1, day: day)
      ?? CalendarDate(year: (count + 1) / 12, month: (count + 1) % 12 + 1, day: 1) ?? date
  }
}
