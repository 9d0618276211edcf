import Domain

/// Finds the lists of a need by the firms' ceilings: each list is offered its firms from the highest ceiling down, judged
/// one by one, until no ceiling reaches the last row that is listed.
struct ListSearch {
  private let prepared: PreparedNeed
  private let question: Question
  private let ceilings: Ceilings
  /// What each business adds, by number.
  private let parts: [DirectionPart]
  /// Whether a business adds more than the ceilings' order allows for, so that its firms are looked at beside it.
  private let isNear: [Bool]
  /// What the need's site leaves open of a firm without a plan.
  private let freedom: Ceilings.Freedom
  private var lists: RankingLists
  private var scratch: [Judgement] = []

  init(_ prepared: PreparedNeed, _ question: Question, _ outlook: Outlook, _ lists: RankingLists) {
    self.prepared = prepared
    self.question = question
    ceilings = outlook.ceilings(for: question)
    let slightest = DirectionPart(slightest: question.profile)
    parts = prepared.looks.map { DirectionPart($0, question.profile) }
    isNear = zip(parts, prepared.looks).map { $0.sum.value > slightest.sum.value || $1.isWanted }
    freedom = ceilings.freedom(at: question.site)
    self.lists = lists
  }

  /// The lists with their totals.
  mutating func run() -> RankingLists {
    searchWanted()
    var near: [Listing: [Int]] = [:]
    let snapshot = question.ranker.snapshot
    for business in isNear.indices where isNear[business] {
      let isWanted = prepared.looks[business].isWanted
      for row in snapshot.rowsOfBusiness[business] {
        let listing = ceilings.listing[Int(row)]
        if listing != .offDirection || !isWanted { near[listing, default: []].append(Int(row)) }
      }
    }
    for listing in [Listing.offDirection, .insufficient] {
      var firms = ceilings.order[listing.rawValue].count
      if listing == .offDirection { firms -= prepared.wanted.count }
      lists.count(listing, .d, rows: firms)
      search(listing, near[listing] ?? [])
    }
    return lists
  }

  /// The firms of the wanted businesses: counted by their bands, listed by their ceilings.
  private mutating func searchWanted() {
    var open: [Open] = []
    for wanted in prepared.wanted {
      let firm = Int(wanted.firm)
      guard let band = wanted.band else {
        lists.add(question.bestRow(firm, &scratch))
        continue
      }
      let listing: Listing = band == .c ? .rejected : .ranked
      lists.count(listing, band, rows: 1)
      guard lists.lists(listing, band) else { continue }
      open.append(Open(firm: firm, listing: listing, turn: question.turn(listing, band), tenths: ceiling(firm)))
    }
    search(open)
  }

  /// One list that the firm alone or no direction leads to: the firms in the ceilings' order, and before it those of near
  /// businesses in their own.
  private mutating func search(_ listing: Listing, _ near: [Int]) {
    search(near.map { Open(firm: $0, listing: listing, turn: 0, tenths: ceiling($0)) })
    for row in ceilings.order[listing.rawValue] {
      let firm = Int(row)
      guard lists.admits(listing, turn: 0, tenths: Int64(ceilings.slightest[firm])) else { break }
      guard !isNear[Int(ceilings.business[firm])] else { continue }
      consider(Open(firm: firm, listing: listing, turn: 0, tenths: ceiling(firm)))
    }
  }

  /// A firm that may be listed.
  private struct Open {
    let firm: Int
    let listing: Listing
    let turn: Int8
    let tenths: Int64
  }

  private mutating func search(_ open: [Open]) {
    let turns = Ranks.highest + 1
    let order = Ranks.rising(open.count, below: 3 * turns) {
      Int(open[$0].turn) * turns + Ranks.highest - Int(open[$0].tenths)
    }
    for index in order { consider(open[Int(index)]) }
  }

  /// Judges a firm whose ceiling may enter, with plans only after a look at what its site could give them.
  private mutating func consider(_ open: Open) {
    guard lists.admits(open.listing, turn: open.turn, tenths: open.tenths) else { return }
    if !ceilings.isPlanless(open.firm) {
      let snapshot = question.ranker.snapshot
      let plans = snapshot.planRows(of: open.firm).lazy.map(snapshot.planFacts)
      let narrower = ceilings.freedom(of: plans, at: question.site, question.profile, freedom)
      let tenths = ceilings.tenths(of: open.firm, parts[Int(ceilings.business[open.firm])], narrower)
      guard lists.admits(open.listing, turn: open.turn, tenths: tenths) else { return }
    }
    lists.offer(question.bestRow(open.firm, &scratch))
  }

  private func ceiling(_ firm: Int) -> Int64 {
    ceilings.tenths(of: firm, parts[Int(ceilings.business[firm])], freedom)
  }
}
