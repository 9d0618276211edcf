import Domain

/// A firm prepared for scoring; shared by every question asked of a snapshot.
final class FirmRow: Sendable {
  let input: FirmInput
  let text: FirmText
  let codes: [CodeClaim]
  /// Goods of its main code; `nil` when no code tells.
  let goods: GoodsClass?
  /// Environmental weight of its main code; `nil` without a code.
  let trade: TradeWeight?
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

  init(_ firm: FirmInput, plans: [PlanInput], reference: Reference, places: inout PlaceTable) {
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
    text = FirmText(firm, reference)
    let codes = CodeClaim.claims(of: firm, text, reference)
    self.codes = codes
    isBlank = codes.isEmpty && (firm.products?.value ?? []).isEmpty
    let products = (firm.products?.value ?? []).map(Letters.of)
    let technologies = (firm.technologies?.value ?? []).map(Letters.of)
    goods = reference.goods(of: codes.first?.code, products: products)
    trade = codes.first.map { reference.trade(of: $0.code, words: products + technologies) }
    self.plans = plans.map { PlanRow($0, of: firm, reference: reference) }
  }

  /// Whether neither a product nor a code is given, so that nothing can be compared in a first round of calls.
  let isBlank: Bool
}
