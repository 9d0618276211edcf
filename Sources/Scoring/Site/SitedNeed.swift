import Domain

/// A need with its site as a question sees it: everything of a pair but the firm and its plan.
struct SitedNeed: Sendable {
  let need: NeedRow
  let site: Site
  /// The need's text scored against itself under these terms.
  private let ownRelevance: Int64

  init(_ need: NeedRow, _ rules: GateRules, _ terms: Terms) {
    self.need = need
    site = Site(need.input, on: need.ground, rules: rules, terms: terms)
    ownRelevance = need.selfRelevance(terms.scale)
  }

  /// A firm with its plan of an index, −1 for none.
  func pair(_ firm: FirmRow, _ plan: Int) -> Pair {
    Pair(firm: firm, plan: plan < 0 ? nil : firm.plans[plan], need: need, site: site, ownRelevance: ownRelevance)
  }
}
