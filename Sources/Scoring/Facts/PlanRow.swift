import Domain

/// A plan prepared for scoring.
final class PlanRow: Sendable {
  let input: PlanInput
  /// Its numbers with their days.
  let facts: PlanFacts
  /// Goods of the plan's own code, when it has one.
  let goods: GoodsClass?
  /// Environmental weight of the plan's own code, else the firm's, beside the words of both.
  let trade: TradeWeight?

  init(_ input: PlanInput, facts: PlanFacts, goods: GoodsClass?, trade: TradeWeight?) {
    self.input = input
    self.facts = facts
    self.goods = goods
    self.trade = trade
  }

  /// - Parameter firm: what its firm says of its codes and products.
  convenience init(_ plan: PlanInput, of firm: BusinessKey, reference: Reference) {
    let products = (firm.products ?? []).map(Letters.of)
    let words = ((plan.processes?.value ?? []) + [plan.name, plan.content]).map(Letters.of)
    let code = plan.code?.value ?? firm.leadingCode?.code
    self.init(
      plan, facts: PlanFacts(plan), goods: plan.code.flatMap { reference.goods(of: $0.value, products: products) },
      trade: code.map { reference.trade(of: $0, words: firm.letters + words) })
  }
}
