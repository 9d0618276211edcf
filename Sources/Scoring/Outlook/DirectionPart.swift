/// What the criteria of the direction add to the sums of the county's gain.
struct DirectionPart: Sendable {
  /// Σ doubled weight × value.
  var value: Int64
  /// Σ doubled weight.
  var weight: Int64

  /// A business as a need looks at it.
  init(_ look: BusinessLook, _ scale: Scale) {
    let text = scale.weights[.textRelevance] * (look.isTextHalved ? 1 : 2)
    let (industry, chain) = (scale.weights[.industryFit] * 2, scale.weights[.chainFit] * 2)
    value = industry * Int64(look.industry) + chain * Int64(look.chain) + text * Int64(look.text)
    weight = industry + chain + text
  }

  /// The most that a business adds whose firms are found by their order alone: a share of the whole weight, small enough
  /// that the order stays close to the truth. The weight is the least it can be.
  init(slightest scale: Scale) {
    let sure = (scale.weights[.industryFit] + scale.weights[.chainFit]) * 2
    value = (sure + scale.weights[.textRelevance] * 2) * 300
    weight = sure + scale.weights[.textRelevance]
  }
}
