import Domain

/// What one score depends on, and all it depends on: a firm, one of its plans or none, a need, its site under the question's terms.
struct Pair {
  let firm: FirmRow
  let plan: PlanRow?
  let need: NeedRow
  let site: Site
  /// The need's text scored against itself under these terms.
  let ownRelevance: Int64

  var terms: Terms { site.terms }
  var profile: Scale { site.terms.scale }
  /// The numbers of the plan; of none everything is unknown.
  var facts: PlanFacts { plan?.facts ?? .none }

  /// A fact of the plan, `nil` when it is unknown or too old to count. It takes the fact and not the plan, so that no plan
  /// is copied for one of its fields.
  func planned<Value>(_ fact: Dated<Value>?) -> Dated<Value>? { terms.fresh(fact, .plan) }

  /// Where the project would land.
  var landingMode: LandingMode { site.landingMode(facts) }

  /// Goods of the project.
  var goods: GoodsClass? { plan?.goods ?? firm.goods }

  /// Environmental weight of the project.
  var trade: TradeWeight? { plan?.trade ?? firm.trade }
}
