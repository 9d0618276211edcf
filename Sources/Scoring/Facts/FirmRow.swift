import Domain

/// A firm prepared for scoring, made while it is judged.
final class FirmRow: Sendable {
  /// What was given of it, behind a reference: the bare one is shared.
  private let given: Given
  /// Its codes and words.
  let business: Business
  let plans: [PlanRow]
  let markets: [PlacedShare]
  let suppliers: [PlacedShare]
  /// Port of an exporter, −1 for none.
  let port: Int32
  /// Home of each tie, −1 where it is not known.
  let homes: [Int32]
  /// Whether a stated region includes the county; `nil` when none is stated.
  let wishesHere: Bool?

  init(
    _ firm: consuming FirmInput, _ business: Business, plans: [PlanRow], reference: Reference, places: PlaceNumbers
  ) {
    let given = Given(firm)
    self.given = given
    func placed(_ shares: Dated<[PlaceShare]>?) -> [PlacedShare] {
      (shares?.value ?? []).map { PlacedShare(place: places.number(of: $0.place), share: $0.share?.milli ?? 0) }
    }
    markets = placed(given.firm.markets)
    suppliers = placed(given.firm.suppliers)
    port = given.firm.exportPort.map { places.number(of: $0.value) } ?? -1
    homes = given.firm.ties.map { tie in tie.homePlace.map { places.number(of: $0) } ?? -1 }
    let regions = given.firm.preferredRegions?.value ?? []
    wishesHere = regions.isEmpty ? nil : regions.contains { reference.favouredRegions.occurs(in: Letters.of($0)) }
    self.business = business
    self.plans = plans
  }

  /// A firm of which nothing is known but what it does.
  init(_ business: Business) {
    given = Given.nothing
    self.business = business
    (plans, markets, suppliers, port, homes, wishesHere) = ([], [], [], -1, [], nil)
  }

  private final class Given: Sendable {
    static let nothing = Given(FirmInput(id: 0, name: ""))
    let firm: FirmInput

    init(_ firm: consuming FirmInput) { self.firm = firm }
  }

  /// What was given of it.
  var input: FirmInput { _read { yield given.firm } }
  var text: FirmText { business.text }
  var codes: [CodeClaim] { business.codes }
  /// Goods of its main code; `nil` when no code tells.
  var goods: GoodsClass? { business.goods }
  /// Environmental weight of its main code; `nil` without a code.
  var trade: TradeWeight? { business.trade }
  /// Whether neither a product nor a code is given.
  var isBlank: Bool { business.isBlank }
}
