import Domain

/// A plan prepared for scoring.
final class PlanRow: Sendable {
  let input: PlanInput
  /// Goods of the plan's own code, when it has one.
  let goods: GoodsClass?
  /// Environmental weight of the plan's own code, else the firm's, beside the plan's processes.
  let trade: TradeWeight?

  init(_ plan: PlanInput, of firm: FirmInput, reference: Reference) {
    input = plan
    let products = (firm.products?.value ?? []).map(Letters.of)
    let words = ((plan.processes?.value ?? []) + [plan.name, plan.content]).map(Letters.of)
    goods = plan.code.flatMap { reference.goods(of: $0.value, products: products) }
    let code = plan.code?.value ?? firm.mainCode?.value ?? firm.inferredCodes.first?.code
    trade = code.map { reference.trade(of: $0, words: products + words) }
  }
}
