public import Domain

/// A need judged under a profile's value functions on a day; ranking it again, with other weights or another length, costs
/// only the sums. Immutable; keep it as long as the snapshot is current.
public final class PreparedNeed: Sendable {
  /// The need's number.
  public let need: Int64
  /// The data version it was judged on.
  public let dataVersion: Int64
  /// The Shanghai day.
  public let date: CalendarDate
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

  /// Whether a profile differs from the one it was judged with in nothing but weights, fusion and ordering.
  public func serves(_ profile: Profile) -> Bool { question.terms.profile.judges(as: profile) }

  /// Memory its columns take, bytes.
  public var bytes: Int {
    let rows = tiles.reduce(0) { sum, tile in
      sum + tile.firm.count * (Catalogue.all.count * 4 + 29) + tile.factors.reduce(0) { $0 + $1.count }
    }
    return rows + looks.count * MemoryLayout<BusinessLook>.stride
      + wanted.count * MemoryLayout<JudgedBusinesses.Wanted>.stride
  }
}
