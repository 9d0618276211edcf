/// One criterion: its kernel, the words it explains itself with, and what it may reach at most. A new one is a file and a
/// line in ``CriterionCatalogue``.
protocol Criterion: Sendable {
  /// Its name in profiles and answers.
  static var name: CriterionName { get }
  /// The side it counts for.
  static var side: Side { get }
  /// The words on screen.
  static var label: String { get }
  /// The kernel: whole numbers only.
  static func judge(_ pair: Pair) -> Judgement
  /// The sentence and the facts of a judgement that `judge` made of this pair.
  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation

  /// Whether it tells the direction: then it reads nothing of a firm but its business, and a need's own look bounds it.
  static var tellsDirection: Bool { get }
  /// Whether some pairs are not asked for it.
  static var mayNotApply: Bool { get }
  /// Whether a need's site may bring its bound down.
  static var isNarrowedBySite: Bool { get }
  /// The most that any need of the same place and wage makes of the pair, by its `value`; the rest of it is of no account.
  static func most(_ pair: Pair) -> Judgement
  /// The most that a site makes of a plan by its numbers, 0…10,000.
  static func most(_ plan: PlanFacts, at site: Site, _ profile: Scale) -> Int64
  /// Whether a firm without a plan is asked for it at a site.
  static func isAskedWithoutPlan(at site: Site) -> Bool
}

/// Why a criterion has its value.
struct Explanation: Sendable {
  /// A sentence an official can read aloud.
  var text: String
  /// The facts it rests on.
  var facts: [Fact] = []
}

extension Criterion {
  static var tellsDirection: Bool { false }
  static var mayNotApply: Bool { false }
  static var isNarrowedBySite: Bool { false }
  static func most(_ plan: PlanFacts, at site: Site, _ profile: Scale) -> Int64 { Fixed.one }
  static func isAskedWithoutPlan(at site: Site) -> Bool { true }

  /// An unknown with the profile's prior.
  static func unknown(_ pair: Pair) -> Judgement { .unknown(prior: pair.profile.priors[name]) }

  /// A criterion that reads no more of the need than its place and wage finds the same everywhere.
  static func most(_ pair: Pair) -> Judgement { judge(pair) }

  /// The most that a part may be which depends on the need: on its curve or unknown.
  static func open(_ pair: Pair, _ curves: CurveName...) -> Judgement {
    .known(curves.reduce(pair.profile.priors[name]) { max($0, pair.profile.curve($1).highest) })
  }

  /// `未填报X,按25分计`.
  static func silence(_ what: String, _ judgement: Judgement) -> String {
    "\(what)未填报或已过期,按 \(PartScore(judgement.value).text) 分计"
  }
}

/// The criteria in the order their contributions are summed; the same order as ``CriterionName``.
enum CriterionCatalogue {
  static let all: [any Criterion.Type] = [
    IndustryFit.self,
    ChainFit.self,
    TextRelevance.self,
    InvestmentScale.self,
    IntensityHeadroom.self,
    TaxContribution.self,
    Jobs.self,
    Capability.self,
    FundingStrength.self,
    EnvironmentalHeadroom.self,
    ExpansionIntentCriterion.self,
    SupplyProximity.self,
    Location.self,
    SiteFit.self,
    LabourFit.self,
    Timing.self,
    PolicyFit.self,
    AlumniTieCriterion.self,
    EngagementCriterion.self,
  ]

  /// The side of each.
  static let sides: [Side] = all.map { $0.side }
}
