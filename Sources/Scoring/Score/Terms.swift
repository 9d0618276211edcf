import Domain

/// What a question is asked with: profile and day. The day stands for "now"; the engine has no clock.
final class Terms: Sendable {
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
  private let checkFrom: CalendarDate
  /// 2^(−days ÷ half-life) by whole days of one half-life, in units of 2⁻³².
  private let decay: [UInt64]

  /// Terms of a question.
  init(profile: Profile, date: CalendarDate) {
    self.profile = profile
    scale = Scale(profile)
    self.date = date
    planFrom = date.adding(months: -Int(profile.constant(.planMonths)))
    figureFrom = date.adding(months: -Int(profile.constant(.figureMonths)))
    preferenceFrom = date.adding(months: -Int(profile.constant(.preferenceMonths)))
    contactFrom = date.adding(months: -Int(profile.constant(.contactMonths)))
    ledgerFrom = date.adding(days: -Int(profile.constant(.ledgerDays)))
    checkFrom = date.adding(days: -Int(profile.constant(.standingDays)))
    let halfLife = UInt64(profile.constant(.halfLifeDays))
    decay = Fixed.powersOfHalf(steps: halfLife)
  }

  /// How a fact ages.
  enum Ageing {
    case plan, figure, preference, contact, ledger, check
  }

  /// The first day a fact of a kind may be of to still count.
  func earliest(_ ageing: Ageing) -> CalendarDate {
    switch ageing {
    case .plan: planFrom
    case .figure: figureFrom
    case .preference: preferenceFrom
    case .contact: contactFrom
    case .ledger: ledgerFrom
    case .check: checkFrom
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
}

/// The tables of a profile behind one reference, so that a kernel reads them without copying a profile.
final class Scale: Sendable {
  let weights: Keyed<CriterionName, Int64>
  let priors: Keyed<CriterionName, Int64>
  let fusion: Fusion
  let rows: Profile.Rows
  let ordering: Profile.Ordering
  private let points: Keyed<PointName, Int64>
  private let constants: Keyed<ConstantName, Int64>
  private let curves: Keyed<CurveName, Curve>

  init(_ profile: Profile) {
    weights = profile.weights
    priors = profile.priors
    fusion = profile.fusion
    rows = profile.rows
    ordering = profile.ordering
    points = profile.points
    constants = profile.constants
    curves = profile.curves
  }

  func curve(_ name: CurveName) -> Curve { curves[name] }

  /// A fixed value, 0…10,000.
  func point(_ name: PointName) -> Int64 { points[name] }

  func constant(_ name: ConstantName) -> Int64 { constants[name] }
}
