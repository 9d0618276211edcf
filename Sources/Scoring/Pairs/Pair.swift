import Domain

/// What one score depends on, and all it depends on: a firm, one of its plans or none, a need with its site, the terms.
struct Pair {
  let firm: FirmRow
  let plan: PlanRow?
  let need: NeedRow
  let terms: Terms
  /// The need's text scored against itself under these terms.
  let ownRelevance: Int64

  init(firm: FirmRow, plan: PlanRow?, need: NeedRow, terms: Terms, ownRelevance: Int64? = nil) {
    self.firm = firm
    self.plan = plan
    self.need = need
    self.terms = terms
    self.ownRelevance = ownRelevance ?? need.selfRelevance(terms.scale)
  }

  var profile: Scale { terms.scale }

  /// A fact of the plan, `nil` when it is unknown or too old to count. It takes the fact and not the plan, so that no plan
  /// is copied for one of its fields.
  func planned<Value>(_ fact: Dated<Value>?) -> Dated<Value>? { terms.fresh(fact, .plan) }

  /// Where the project would land: as the plan says, else as the need offers.
  var landingMode: LandingMode { planned(plan?.input.landingMode)?.value ?? need.input.landingMode }

  /// Whether yield a 亩 is asked of this kind of project.
  var usesLand: Bool { landingMode.usesLand }

  /// Goods of the project.
  var goods: GoodsClass? { plan?.goods ?? firm.goods }

  /// Environmental weight of the project.
  var trade: TradeWeight? { plan?.trade ?? firm.trade }
}
