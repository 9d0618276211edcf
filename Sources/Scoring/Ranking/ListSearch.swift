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
  /// Whether 亩均水平 is asked of a firm without a plan.
  private let isIntense: Bool
  private var lists: RankingLists
  private var scratch: [Judgement] = []

  init(_ prepared: PreparedNeed, _ question: Question, _ outlook: Outlook, _ lists: RankingLists) {
    self.prepared = prepared
    self.question = question
    ceilings = outlook.ceilings(for: question)
    let slightest = DirectionPart(slightest: question.profile)
    parts = prepared.looks.map { DirectionPart($0, question.profile) }
    isNear = zip(parts, prepared.looks).map { $0.value > slightest.value || $1.isWanted }
    isIntense = question.need.input.landingMode.usesLand
    self.lists = lists
  }

  /// The lists with their totals.
  mutating func run() -> RankingLists {
    searchWanted()
    var near: [Standing: [Int]] = [:]
    let snapshot = question.ranker.snapshot
    for business in isNear.indices where isNear[business] {
      let isWanted = prepared.looks[business].isWanted
      for row in snapshot.rowsOfBusiness[business] {
        let standing = ceilings.standing[Int(row)]
        if standing != .offDirection || !isWanted { near[standing, default: []].append(Int(row)) }
      }
    }
    for standing in [Standing.offDirection, .insufficient, .local] {
      var firms = ceilings.order[standing.rawValue].count
      if standing == .offDirection { firms -= prepared.wanted.count }
      lists.count(standing, .d, rows: firms)
      search(standing, near[standing] ?? [])
    }
    return lists
  }

  /// The firms of the wanted businesses: counted by their bands, listed by their ceilings.
  private mutating func searchWanted() {
    var open: [(turn: Int8, tenths: Int64, firm: Int, standing: Standing)] = []
    for wanted in prepared.wanted {
      let firm = Int(wanted.firm)
      guard let band = wanted.band else {
        lists.add(question.bestRow(firm, &scratch))
        continue
      }
      let standing: Standing = band == .c ? .rejected : .ranked
      lists.count(standing, band, rows: 1)
      guard lists.lists(standing, band) else { continue }
      open.append((question.turn(standing, band), ceiling(firm), firm, standing))
    }
    open.sort { ($0.turn, -$0.tenths, $0.firm) < ($1.turn, -$1.tenths, $1.firm) }
    for firm in open where lists.admits(firm.standing, turn: firm.turn, tenths: firm.tenths) {
      lists.offer(question.bestRow(firm.firm, &scratch))
    }
  }

  /// One list that the firm alone or no direction leads to: the firms in the ceilings' order, and beside it those of near
  /// businesses in their own.
  private mutating func search(_ standing: Standing, _ near: [Int]) {
    var beside = near.map { (tenths: ceiling($0), firm: $0) }
    beside.sort { ($0.tenths, $1.firm) > ($1.tenths, $0.firm) }
    for firm in beside {
      guard lists.admits(standing, turn: 0, tenths: firm.tenths) else { break }
      lists.offer(question.bestRow(firm.firm, &scratch))
    }
    for row in ceilings.order[standing.rawValue] {
      let firm = Int(row)
      guard lists.admits(standing, turn: 0, tenths: Int64(ceilings.slightest[firm])) else { break }
      guard !isNear[Int(ceilings.business[firm])], lists.admits(standing, turn: 0, tenths: ceiling(firm)) else {
        continue
      }
      lists.offer(question.bestRow(firm, &scratch))
    }
  }

  private func ceiling(_ firm: Int) -> Int64 {
    ceilings.tenths(of: firm, parts[Int(ceilings.business[firm])], isIntense: isIntense)
  }
}
