import Domain

/// A firm prepared for scoring, made while it is judged.
final class FirmRow: Sendable {
  let input: FirmInput
  /// Its codes and words.
  let business: Business
  let plans: [PlanRow]
  /// Main markets.
  let markets: [PlacedShare]
  /// Main suppliers.
  let suppliers: [PlacedShare]
  /// Port of an exporter, −1 for none.
  let port: Int32
  /// Home of each tie, −1 where it is not known.
  let homes: [Int32]
  /// Whether a stated region includes the county; `nil` when none is stated.
  let wishesHere: Bool?

  init(
    _ firm: FirmInput, _ business: Business, plans: [PlanRow], reference: Reference, places: PlaceTable
  ) {
    func placed(_ shares: Dated<[PlaceShare]>?) -> [PlacedShare] {
      (shares?.value ?? []).map { PlacedShare(place: places.number(of: $0.place), share: $0.share?.milli ?? 0) }
    }
    markets = placed(firm.markets)
    suppliers = placed(firm.suppliers)
    port = firm.exportPort.map { places.number(of: $0.value) } ?? -1
    homes = firm.ties.map { tie in tie.homePlace.map { places.number(of: $0) } ?? -1 }
    let regions = firm.preferredRegions?.value ?? []
    wishesHere = regions.isEmpty ? nil : regions.contains { reference.favouredRegions.occurs(in: Letters.of($0)) }
    input = firm
    self.business = business
    self.plans = plans
  }

  var text: FirmText { business.text }
  var codes: [CodeClaim] { business.codes }
  /// Goods of its main code; `nil` when no code tells.
  var goods: GoodsClass? { business.goods }
  /// Environmental weight of its main code; `nil` without a code.
  var trade: TradeWeight? { business.trade }
  /// Whether neither a product nor a code is given.
  var isBlank: Bool { business.isBlank }
}
