import Domain

/// What a firm does, by its codes and its words. Firms that say the same share one, so that a need judges it once: whether
/// a firm is of the wanted direction depends on nothing else of it.
final class Business: Sendable {
  /// What it was made of.
  let key: BusinessKey
  let text: FirmText
  /// Declared and inferred codes with their standing.
  let codes: [CodeClaim]
  /// Goods of its main code; `nil` when no code tells.
  let goods: GoodsClass?
  /// Environmental weight of the code that speaks for it; `nil` without a code.
  let trade: TradeWeight?
  /// Whether neither a product nor a code is given, so that nothing can be compared in a first round of calls.
  let isBlank: Bool

  init(_ firm: FirmInput, _ key: BusinessKey, _ reference: Reference) {
    self.key = key
    text = FirmText(firm, reference)
    let codes = CodeClaim.claims(of: firm, text, reference)
    self.codes = codes
    isBlank = codes.isEmpty && (firm.products?.value ?? []).isEmpty
    let products = (firm.products?.value ?? []).map(Letters.of)
    goods = reference.goods(of: codes.first?.code, products: products)
    trade = key.leadingCode.map { reference.trade(of: $0.code, words: key.letters) }
  }
}
