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
    count(row.standing, row.band, rows: 1)
    offer(row)
  }

  /// Counts rows that are not offered.
  mutating func count(_ standing: Standing, _ band: Band, rows: Int) {
    totals.count(standing, band, rows: rows)
    guard lists(standing, band) else { return }
    self[standing].count(rows)
  }

  /// Offers a row that is counted already.
  mutating func offer(_ row: RankedRow) {
    if lists(row.standing, row.band) { self[row.standing].offer(row) }
  }

  /// Whether a row of this standing, turn and at most this shown total may still be listed.
  func admits(_ standing: Standing, turn: Int8, tenths: Int64) -> Bool {
    self[standing].admits(turn: turn, tenths: tenths)
  }

  /// Whether rows of a band are listed.
  func lists(_ standing: Standing, _ band: Band) -> Bool { standing != .ranked || bands?.contains(band) ?? true }

  private subscript(standing: Standing) -> TopRows {
    get {
      switch standing {
      case .ranked: matches
      case .rejected: rejected
      case .offDirection: offDirection
      case .insufficient: insufficient
      case .local: local
      }
    }
    _modify {
      switch standing {
      case .ranked: yield &matches
      case .rejected: yield &rejected
      case .offDirection: yield &offDirection
      case .insufficient: yield &insufficient
      case .local: yield &local
      }
    }
  }
}
