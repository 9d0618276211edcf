import Domain

/// A plan prepared for scoring.
final class PlanRow: Sendable {
  let input: PlanInput
  /// Goods of the plan's own code, when it has one.
  let goods: GoodsClass?
  /// Environmental weight of the plan's own code, else the firm's, beside the plan's processes.
  let trade: TradeWeight?

  init(_ input: PlanInput, goods: GoodsClass?, trade: TradeWeight?) {
    self.input = input
    self.goods = goods
    self.trade = trade
  }

  /// - Parameter firm: what its firm says of its codes and products.
  convenience init(_ plan: PlanInput, of firm: BusinessKey, reference: Reference) {
    let products = (firm.products ?? []).map(Letters.of)
    let words = ((plan.processes?.value ?? []) + [plan.name, plan.content]).map(Letters.of)
    let code = plan.code?.value ?? firm.mainCode ?? firm.inferredCodes.first?.code
    self.init(
      plan, goods: plan.code.flatMap { reference.goods(of: $0.value, products: products) },
      trade: code.map { reference.trade(of: $0, words: products + words) })
  }
}
