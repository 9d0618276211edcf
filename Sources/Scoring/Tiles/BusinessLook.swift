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
