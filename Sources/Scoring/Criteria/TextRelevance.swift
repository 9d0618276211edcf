/// 内容契合 (落地价值): BM25 of the firm's words for the need's, ÷ the need against itself (<doc:CountysGain>).
///
/// Reads: products, technologies and 经营范围 of the firm by field weight; title and text of the need. Word weights come
/// from the reference text, the mean length is a constant of the profile. Unit: ratio, whole numbers throughout. When the
/// firm's code was only inferred, from this same text, the weight is halved.
enum TextRelevance: Criterion {
  static let name = CriterionName.textRelevance
  static let side = Side.gain
  static let label = "内容契合"
  static let tellsDirection = true

  static func judge(_ pair: Pair) -> Judgement {
    let own = pair.ownRelevance
    guard pair.firm.text.isGiven, own > 0 else {
      var judgement = unknown(pair)
      judgement.isHalved = isHalved(pair)
      return judgement
    }
    var judgement = Judgement.known(
      pair.profile.curve(.text).value(atRatio: relevance(pair), over: own))
    judgement.isHalved = isHalved(pair)
    return judgement
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard judgement.known > 0 else { return Explanation(text: silence("产品与经营范围", judgement)) }
    let ratio = Fixed.roundedHalfUp(relevance(pair) * Fixed.one, over: pair.ownRelevance)
    var text = "企业产品、技术与需求内容的文字相关度为 \(Decimals.percent(ratio)),计 \(Decimals.share(judgement.value))"
    if judgement.isHalved { text += ";行业代码由同一文字推断,权重减半" }
    var facts: [Fact] = []
    let firm = pair.firm.input
    if let products = firm.products {
      facts.append(Fact(field: "products", value: products.value.joined(separator: "、"), of: products))
    }
    if let scope = firm.businessScope {
      facts.append(Fact(field: "business_scope", value: String(scope.value.prefix(60)), of: scope))
    }
    return Explanation(text: text, facts: facts)
  }

  private static func isHalved(_ pair: Pair) -> Bool {
    !pair.firm.codes.isEmpty && pair.firm.codes.allSatisfy(\.isInferred)
  }

  private static func relevance(_ pair: Pair) -> Int64 {
    let profile = pair.profile
    let text = pair.firm.text
    let (products, technologies, scope) = (
      profile.point(.textProducts), profile.point(.textTechnologies), profile.point(.textScope)
    )
    let length =
      products * Int64(text.productLength) + technologies * Int64(text.technologyLength)
      + scope * Int64(text.scopeLength)
    let norm = norm(length, profile)
    var sum: Int64 = 0
    var index = 0
    for (number, weight) in pair.need.query {
      while index < text.terms.count, text.terms[index].number < number { index += 1 }
      guard index < text.terms.count else { break }
      let term = text.terms[index]
      guard term.number == number else { continue }
      let frequency =
        products * Int64(term.products) + technologies * Int64(term.technologies) + scope * Int64(term.scope)
      sum += contribution(weight, frequency, norm, profile)
    }
    return sum
  }

  /// k₁ · (1 − b + b · length ÷ mean), 10,000 = 1.
  static func norm(_ length: Int64, _ profile: Scale) -> Int64 {
    let (b, mean) = (profile.constant(.textLength), profile.constant(.textMeanLength))
    return profile.constant(.textSaturation) * ((Fixed.one - b) * mean + b * length) / (Fixed.one * mean)
  }

  /// weight · tf · (k₁ + 1) ÷ (tf + norm).
  static func contribution(_ weight: Int64, _ frequency: Int64, _ norm: Int64, _ profile: Scale) -> Int64 {
    guard frequency > 0 else { return 0 }
    return weight * (frequency * (profile.constant(.textSaturation) + Fixed.one) / (frequency + norm)) / Fixed.one
  }
}

extension NeedRow {
  /// The need's text scored against itself as if it were a firm's products.
  func selfRelevance(_ profile: Scale) -> Int64 {
    let field = profile.point(.textProducts)
    let norm = TextRelevance.norm(field * Int64(length), profile)
    var sum: Int64 = 0
    for (word, (_, weight)) in zip(words, query) {
      sum += TextRelevance.contribution(weight, field * Int64(word.count), norm, profile)
    }
    return sum
  }
}
