/// What the criteria of the direction add to the sums of the county's gain.
struct DirectionPart: Sendable {
  let sum: WeightedSum

  /// A business as a need looks at it.
  init(_ look: BusinessLook, _ scale: Scale) {
    var sum = WeightedSum()
    sum.add(scale.weights[.industryFit] * 2, Int64(look.industry))
    sum.add(scale.weights[.chainFit] * 2, Int64(look.chain))
    sum.add(scale.weights[.textRelevance] * (look.isTextHalved ? 1 : 2), Int64(look.text))
    self.sum = sum
  }

  /// The most that a business adds whose firms are found by their order alone: a share of the whole weight, small enough
  /// that the order stays close to the truth. The weight is the least it can be.
  init(slightest scale: Scale) {
    let whole = CriterionCatalogue.all.filter { $0.tellsDirection }.reduce(0) { $0 + scale.weights[$1.name] * 2 }
    sum = WeightedSum(
      weight: whole - scale.weights[.textRelevance], value: whole * scale.point(.directionSlight))
  }
}
