import Domain

/// What a need's site has of one resource, and for whom: the zone's ledger less live reservations of others, held against
/// what the need itself offers.
///
/// The ledger tells what is free (余量); the need's offer bounds what this need gives of it (可供). Without a ledger line the
/// offer stands in for it; a line older than its limit leaves both unknown.
struct Supply: Sendable {
  /// What is free for a firm.
  struct Free: Sendable {
    /// Thousandths of the resource's unit; below zero when others hold more than there is.
    let milli: Int64
    /// The day of the ledger or of the need; `nil` when neither tells.
    let asOf: CalendarDate?
    /// The source row, 0 when there is none.
    let source: Int64
  }

  let resource: Resource
  /// Whether a part of it can be taken; a whole plot cannot be split.
  let splits: Bool
  /// What the need itself offers, thousandths.
  private let offer: Int64?
  /// What is there before reservations, and after all of them; `nil` when neither ledger nor offer tells.
  private let line: (before: Int64, after: Int64, asOf: CalendarDate?, source: Int64)?
  /// Whether there is a ledger line, but an old one.
  let isStale: Bool
  private let own: [Int64: Int64]

  /// - Parameters:
  ///   - ledger: the lines of the need's zone.
  ///   - holds: the reservations in that zone.
  ///   - oldest: the first day a ledger line may be of to count.
  init(
    _ resource: Resource, need: NeedInput, ledger: [LedgerInput], holds: [HoldInput], oldest: CalendarDate,
    today: CalendarDate
  ) {
    self.resource = resource
    let offer = need.offers.first { $0.resource == resource }
    self.offer = offer?.quantity.milli
    splits = offer?.splittable ?? true
    let row = ledger.filter { $0.resource == resource }
      .max { ($0.asOf, $0.free, $0.source) < ($1.asOf, $1.free, $1.source) }
    isStale = row.map { $0.asOf < oldest } ?? false
    guard !isStale, let free = row?.free ?? offer?.quantity else {
      line = nil
      own = [:]
      return
    }
    let book = CapacityBook(
      free: free,
      holds: holds.filter { $0.resource == resource }.map {
        CapacityBook.Hold(id: $0.id, firm: $0.firm, amount: $0.quantity, expires: $0.expires)
      })
    own = book.heldByFirm(on: today)
    line = (free.milli, free.milli - book.held(on: today).milli, row?.asOf ?? need.asOf, row?.source ?? need.source)
  }

  /// What is free for a firm: its own reservations are given back.
  func free(for firm: Int64) -> Free? {
    line.map { Free(milli: $0.after + ownHold(of: firm), asOf: $0.asOf, source: $0.source) }
  }

  /// What the need can give a firm: what is free, at most what it offers; never below zero. Thousandths.
  func offered(to firm: Int64) -> Int64? {
    free(for: firm).map { free in max(0, offer.map { min($0, free.milli) } ?? free.milli) }
  }

  /// The most that any firm may be given, and whether one may be given less.
  var most: (milli: Int64, isHeld: Bool)? {
    line.map { line in (max(0, offer.map { min($0, line.before) } ?? line.before), !own.isEmpty) }
  }

  /// The curve that offered ÷ asked is read on.
  var curve: CurveName { splits ? .offerSplit : .offerWhole }

  /// What a firm holds itself.
  func ownHold(of firm: Int64) -> Int64 { own.isEmpty ? 0 : own[firm] ?? 0 }
}
