package import Domain
import Synchronization

/// A need judged under a profile's value functions on a day; ranking it again, with other weights or another length, costs
/// only the sums. Immutable; keep it as long as the snapshot is current.
package final class PreparedNeed: Sendable {
  package let need: Int64
  /// The data version it was judged on.
  package let dataVersion: Int64
  /// The Shanghai day.
  package let date: CalendarDate
  let question: Question
  /// Every row, where the profile asks for each.
  let tiles: [JudgedTile]
  /// What it makes of each business, by number, where the profile lists by business.
  let looks: [BusinessLook]
  /// The firms of the wanted businesses.
  let wanted: [JudgedBusinesses.Wanted]

  init(_ question: Question, _ slices: [JudgedSlice]) {
    self.question = question
    need = question.need.input.id
    dataVersion = question.ranker.snapshot.version
    date = question.terms.date
    var tiles: [JudgedTile] = []
    var looks: [BusinessLook] = []
    var wanted: [JudgedBusinesses.Wanted] = []
    for slice in slices {
      switch slice.kind {
      case .rows(let tile): tiles.append(tile)
      case .businesses(let judged):
        looks += judged.looks
        wanted += judged.wanted
      }
    }
    self.tiles = tiles
    self.looks = looks
    self.wanted = wanted
  }

  /// What is asked of a judged need: its weights, how long a list, which bands.
  private struct Asked: Equatable, Sendable {
    let profile: Profile
    let top: Int
    let bands: Set<Band>?
  }

  /// The answer given last, for the same question asked again.
  private let latest = Mutex<(asked: Asked, ranking: Ranking)?>(nil)

  /// The longest answer that is kept, and what one may take, bytes.
  private static let keptRows = 100
  private static let answerBytes = 4 << 20

  /// The answer to this question, where it was the one given last.
  func answer(_ profile: Profile, top: Int, bands: Set<Band>?) -> Ranking? {
    let asked = Asked(profile: profile, top: top, bands: bands)
    return latest.withLock { $0?.asked == asked ? $0?.ranking : nil }
  }

  /// Keeps an answer in the place of the one before.
  func keep(_ ranking: Ranking, _ profile: Profile, top: Int, bands: Set<Band>?) {
    guard top <= PreparedNeed.keptRows else { return }
    latest.withLock { $0 = (Asked(profile: profile, top: top, bands: bands), ranking) }
  }

  /// The rows found for the questions asked last, the latest at the end.
  private let found = Mutex<[(asked: Asked, lists: RankingLists)]>([])

  /// So many lists are kept, and what each may take, bytes: five lists of a thousand rows.
  private static let keptLists = 4
  private static let listBytes = 5 * 1000 * MemoryLayout<RankedRow>.stride

  /// The rows of this question: those kept, or what `find` finds, which is kept in the place of the one asked for longest ago.
  func lists(_ profile: Profile, top: Int, bands: Set<Band>?, _ find: () -> RankingLists) -> RankingLists {
    let asked = Asked(profile: profile, top: top, bands: bands)
    let kept = found.withLock { found -> RankingLists? in
      guard let index = found.firstIndex(where: { $0.asked == asked }) else { return nil }
      let kept = found.remove(at: index)
      found.append(kept)
      return kept.lists
    }
    if let kept { return kept }
    let lists = find()
    found.withLock { found in
      found.append((asked, lists))
      if found.count > PreparedNeed.keptLists { found.removeFirst() }
    }
    return lists
  }

  /// Whether a profile differs from the one it was judged with in nothing but weights, fusion and ordering.
  package func serves(_ profile: Profile) -> Bool { question.terms.profile.judges(as: profile) }

  /// Memory its columns and an answer take, bytes.
  package var bytes: Int {
    let rows = tiles.reduce(0) { sum, tile in
      sum + tile.firm.count * (CriterionCatalogue.all.count * 4 + 29) + tile.factors.reduce(0) { $0 + $1.count }
    }
    let kept = PreparedNeed.answerBytes + PreparedNeed.keptLists * PreparedNeed.listBytes
    return kept + rows + looks.count * MemoryLayout<BusinessLook>.stride
      + wanted.count * MemoryLayout<JudgedBusinesses.Wanted>.stride
  }
}
