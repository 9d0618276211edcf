public import Domain

/// A need judged for all rows under a profile's value functions on a day; ranking it again, with other weights or another
/// length, costs only the sums. Immutable; keep it as long as the snapshot is current.
public final class PreparedNeed: Sendable {
  /// The need's number.
  public let need: Int64
  /// The data version it was judged on.
  public let dataVersion: Int64
  /// The Shanghai day.
  public let date: CalendarDate
  let question: Question
  let tiles: [JudgedTile]

  init(_ question: Question, _ tiles: [JudgedTile]) {
    self.question = question
    self.tiles = tiles
    need = question.need.input.id
    dataVersion = question.ranker.snapshot.version
    date = question.terms.date
  }

  /// Whether a profile differs from the one it was judged with in nothing but weights, fusion and ordering.
  public func serves(_ profile: Profile) -> Bool {
    let own = question.terms.profile
    return own.priors == profile.priors && own.points == profile.points && own.constants == profile.constants
      && own.curves == profile.curves && own.gates == profile.gates && own.rows == profile.rows
  }

  /// Memory its columns take, bytes.
  public var bytes: Int {
    tiles.reduce(0) { sum, tile in
      sum + tile.firm.count * (Catalogue.all.count * 4 + 29) + tile.factors.reduce(0) { $0 + $1.count }
    }
  }
}
