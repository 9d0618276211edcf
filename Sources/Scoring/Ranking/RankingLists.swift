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

  /// Adds a row to the first list that holds it.
  mutating func add(_ row: RankedRow) {
    totals.count(row)
    switch row.standing {
    case .ranked: if bands?.contains(row.band) ?? true { matches.add(row) }
    case .rejected: rejected.add(row)
    case .offDirection: offDirection.add(row)
    case .insufficient: insufficient.add(row)
    case .local: local.add(row)
    }
  }
}
