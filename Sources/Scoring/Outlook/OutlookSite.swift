import Domain

/// What a firm without a plan is compared with, beside what the need wants: the same for all needs of a place.
struct OutlookSite: Sendable, Hashable {
  private let place: String
  private let wage: Int64?

  init(_ need: NeedRow) {
    place = need.ground.place
    wage = need.ground.park?.wage?.value.yuan
  }
}
