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

  init(_ firm: FirmInput, plans: [PlanInput], reference: Reference) {
    input = firm
    text = FirmText(firm, reference)
    var codes: [CodeClaim] = []
    func claim(_ code: IndustryCode, _ standing: CodeClaim.Standing) {
      codes.append(CodeClaim(code: code, place: reference.industries.place(of: code), standing: standing))
    }
    if let main = firm.mainCode { claim(main.value, .main) }
    for code in firm.secondaryCodes?.value ?? [] { claim(code, .secondary) }
    for inferred in firm.inferredCodes { claim(inferred.code, .inferred(confidence: Int64(inferred.confidence))) }
    self.codes = codes
    let products = (firm.products?.value ?? []).map(Letters.of)
    let technologies = (firm.technologies?.value ?? []).map(Letters.of)
    goods = reference.goods(of: codes.first?.code, products: products)
    trade = codes.first.map { reference.trade(of: $0.code, words: products + technologies) }
    self.plans = plans.map { PlanRow($0, of: firm, reference: reference) }
  }

  /// Whether neither a product nor a code is given, so that nothing can be compared in a first round of calls.
  var isBlank: Bool { codes.isEmpty && (input.products?.value ?? []).isEmpty }
}
