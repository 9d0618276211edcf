import Domain

/// What the gates read of a firm, small enough for every row: made once a snapshot and rule pack.
struct FirmFacts: Sendable {
  /// The firm's number, for reservations and rulings.
  let id: Int64
  /// The code that speaks for it and the word groups it uses.
  let business: BusinessFacts
  /// The day of the oldest of the newest look-ups that are asked for.
  let checkedDay: Int32
  let isLocal: Bool
  /// Whether a register lists somebody of it.
  let isListed: Bool
  /// Whether every required register was looked up.
  let isChecked: Bool
  /// Where the firm will not go, with the day it said so; `nil` when it did not say.
  let exclusions: Dated<[ExcludedRegion]>?

  init(
    id: Int64, isLocal: Bool, checks: [StandingCheck], exclusions: Dated<[ExcludedRegion]>? = nil,
    _ business: BusinessFacts, subjects: [StandingSubject]
  ) {
    self.id = id
    self.isLocal = isLocal
    self.exclusions = exclusions
    self.business = business
    let summary = RegisterSummary(checks, subjects: subjects)
    isListed = summary.listed != nil
    isChecked = summary.isComplete
    checkedDay = summary.oldest?.day ?? .min
  }
}

/// What the gates read of a business, the same for all its firms.
struct BusinessFacts: Sendable {
  /// ``CodeIndex`` of the code that speaks for it.
  let code: UInt16
  let isInferred: Bool
  let trade: TradeWeight?
  /// The word groups that occur among its words.
  let hits: HitRange

  init(_ business: Business, hits: HitRange) {
    code = business.key.leadingCode.map { CodeIndex.of($0.code) } ?? CodeIndex.none
    isInferred = business.key.leadingCode?.isInferred ?? false
    trade = business.trade
    self.hits = hits
  }
}

/// Where the word hits of a row stand in a shared list.
struct HitRange: Sendable {
  var start: UInt32 = 0
  var count: UInt16 = 0
}
