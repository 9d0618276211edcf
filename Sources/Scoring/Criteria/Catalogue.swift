/// The criteria in the order their contributions are summed; the same order as ``CriterionName``.
enum Catalogue {
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
}
