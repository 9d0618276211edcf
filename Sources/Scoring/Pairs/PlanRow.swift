import Domain

/// A plan prepared for scoring.
final class PlanRow: Sendable {
  let input: PlanInput
  /// Goods of the plan's own code, when it has one.
  let goods: GoodsClass?
  /// Environmental weight of the plan's own code, when it has one.
  let trade: TradeWeight?

  init(_ plan: PlanInput, reference: Reference) {
    input = plan
    goods = plan.code.flatMap { reference.goods(of: $0.value) }
    trade = plan.code.map { reference.trade(of: $0.value) }
  }
}
