import Domain

/// The lists of a ranking while its rows come in.
struct RankingLists: Sendable {
  private let bands: Set<Band>?
  private(set) var matches: TopRows
  private(set) var rejected: TopRows
  private(set) var offDirection: TopRows
  private(set) var insufficient: TopRows
  private(set) var local: TopRows
  private(set) var totals = RankingTotals()

  init(limit: Int, bands: Set<Band>?) {
    self.bands = bands
    matches = TopRows(limit: limit)
    rejected = TopRows(limit: limit)
    offDirection = TopRows(limit: limit)
    insufficient = TopRows(limit: limit)
    local = TopRows(limit: limit)
  }

  /// Counts a row and offers it to the first list that holds it.
  mutating func add(_ row: RankedRow) {
    count(row.listing, row.band, rows: 1)
    offer(row)
  }

  /// Counts rows that are not offered.
  mutating func count(_ listing: Listing, _ band: Band, rows: Int) {
    totals.count(listing, band, rows: rows)
    guard lists(listing, band) else { return }
    self[listing].count(rows)
  }

  /// Offers a row that is counted already.
  mutating func offer(_ row: RankedRow) {
    if lists(row.listing, row.band) { self[row.listing].offer(row) }
  }

  /// Whether a row of this listing, turn and at most this shown total may still be listed.
  func admits(_ listing: Listing, turn: Int8, tenths: Int64) -> Bool {
    self[listing].admits(turn: turn, tenths: tenths)
  }

  /// Whether rows of a band are listed.
  func lists(_ listing: Listing, _ band: Band) -> Bool { listing != .ranked || bands?.contains(band) ?? true }

  private subscript(listing: Listing) -> TopRows {
    get {
      switch listing {
      case .ranked: matches
      case .rejected: rejected
      case .offDirection: offDirection
      case .insufficient: insufficient
      case .local: local
      }
    }
    _modify {
      switch listing {
      case .ranked: yield &matches
      case .rejected: yield &rejected
      case .offDirection: yield &offDirection
      case .insufficient: yield &insufficient
      case .local: yield &local
      }
    }
  }
}
