/// Fixed values of a profile, 10,000 = 1: shares, factors and cut lines.
package enum PointName: Int, DataKey {
  /// The names in data.
  package static let keys = names()

  case industrySameClass
  /// Same class, but broad and no product word.
  case industrySameBroadClass
  /// Another class of the same link, with a product word.
  case industryLinkClassWithWord
  /// Another class of the same link.
  case industryLinkClass
  case industrySameGroup
  /// Same group, named 其他.
  case industrySameBroadGroup
  case industrySameDivision
  /// Factor of a declared main code.
  case industryMain
  /// Factor of a secondary code.
  case industrySecondary
  /// Factor of a code inferred with enough confidence.
  case industryInferredSure
  /// Factor of a code inferred with less.
  case industryInferredUnsure
  /// Confidence that is enough.
  case industrySureConfidence
  /// Factor of the declared code when code and text are at odds.
  case industryMismatchDeclared
  /// Factor of the inferred code then.
  case industryMismatchInferred
  /// Link met by a product word.
  case chainProduct
  /// Link met by a technology word.
  case chainTechnology
  /// Link met by an exact class.
  case chainClass
  /// Link met by a broad class.
  case chainBroadClass
  /// Link met only in 经营范围.
  case chainScope
  /// Bonus for two or more links met by products.
  case chainSeveral
  /// Factor of a neighbouring link.
  case chainNeighbour
  /// Link missing in the county.
  case chainMissing
  case chainWeak
  /// Link to be verified.
  case chainToVerify
  case chainPresent
  /// Field weight of products.
  case textProducts
  /// Field weight of technologies.
  case textTechnologies
  /// Field weight of 经营范围.
  case textScope
  /// Best title: 上市, 单项冠军, 小巨人.
  case titleTop
  /// 省级专精特新.
  case titleProvincial
  /// 高新技术企业.
  case titleHighTech
  /// 规上企业.
  case titleAboveScale
  /// 科技型中小企业.
  case titleSmallTech
  case titleNone
  /// Bonus for own funds proved.
  case fundingProvedBonus
  /// Share of own funds that earns it.
  case fundingProvedShare
  case environmentHeavy
  case environmentMedium
  case environmentOther
  case capabilityByRevenue
  /// Share of the best title.
  case capabilityByTitle
  case capabilityByGrowth
  case capabilityByResearch
  /// Share of investment a 亩; tax has the rest.
  case intensityByInvestment
  /// Share of the trade; sewage has the rest.
  case environmentByTrade
  case intentWritten
  case intentMinutes
  /// Plan cells filled in.
  case intentForm
  case intentSignal
  /// Main input or customer in the county.
  case supplyCounty
  case supplyCity
  /// Within the near distance by road.
  case supplyNear
  /// At least, when the preference includes the county.
  case locationFavoured
  /// At most, when only other regions are stated.
  case locationElsewhere
  /// Exports ÷ sales from which the port is the main market.
  case locationExportShare
  /// Share of the smallest of the site fits; the mean has the rest.
  case siteSmallest
  /// Share of labour by skill; wage has the rest.
  case labourBySkill
  /// Share of role; home has the rest.
  case tieByRole
  /// 实际控制人/创始人/法定代表人.
  case roleController
  /// 董事长/总经理.
  case roleChief
  /// 合伙人/副总.
  case rolePartner
  /// 中层.
  case roleMiddle
  /// 员工.
  case roleStaff
  /// Home in the county.
  case homeCounty
  /// Home in the city.
  case homeCity
  /// Home in the province.
  case homeProvince
  /// Came to the county.
  case eventVisitedCounty
  case eventReceivedUs
  case eventMeeting
  case eventAnswered
  /// Our call without answer.
  case eventUnanswered
  /// Credit of an oral claim.
  case creditOral
  /// Credit of a claim the firm wrote.
  case creditSelfReported
  /// Credit of a proved claim.
  case creditDocumented
  /// Credit at most, when neither assets nor revenue are known.
  case creditNoStrength
  /// Fixed ÷ total investment, when only the total is given.
  case fixedShare
  case fixedShareLow
  case fixedShareHigh
  /// Spread of an estimated tax, either side.
  case estimateSpread
  /// Direction below which a pair is band D.
  case directionFloor
  /// Factor of text in the direction.
  case directionText
  /// Share of the direction's weights that a firm off the wanted trades is looked for with first; the answer does not
  /// depend on it, only how many firms are judged.
  case directionSlight
  /// Total of tier 优先联系.
  case tierFirst
  /// Total of tier 可联系.
  case tierSecond
  /// Side above which a quadrant is 高.
  case quadrant
  /// Coverage below which a row is 资料不足; 0 asks for a product or a code instead.
  case coverageFloor
  /// Coverage from which a row is 可比较.
  case coverageComparable
}
