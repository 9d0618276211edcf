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

/// What a need makes of a business by the three criteria of the direction.
struct BusinessLook: Sendable, Hashable {
  /// Values, 0…10,000.
  let industry: UInt16
  let chain: UInt16
  let text: UInt16
  /// Whether the weight of the text is halved.
  let isTextHalved: Bool
  /// Whether its direction is at least the profile's floor.
  let isWanted: Bool

  /// A look of which only the text differs from `plain`, that of a business of its kind which meets nothing.
  init(textOf business: Business, _ plain: BusinessLook, _ question: Question) {
    let judgement = TextRelevance.judge(question.pair(FirmRow(business), -1))
    industry = plain.industry
    chain = plain.chain
    text = UInt16(judgement.value)
    isTextHalved = judgement.isHalved
    let judgements = [Judgement.known(Int64(industry)), .known(Int64(chain)), judgement]
    isWanted = PairScore.direction(judgements, question.profile) >= question.profile.point(.directionFloor)
  }

  /// The three criteria read nothing of a firm but its business.
  init(_ business: Business, _ question: Question) {
    let pair = question.pair(FirmRow(business), -1)
    let judgements = [IndustryFit.judge(pair), ChainFit.judge(pair), TextRelevance.judge(pair)]
    industry = UInt16(judgements[0].value)
    chain = UInt16(judgements[1].value)
    text = UInt16(judgements[2].value)
    isTextHalved = judgements[2].isHalved
    isWanted = PairScore.direction(judgements, pair.profile) >= pair.profile.point(.directionFloor)
  }
}
