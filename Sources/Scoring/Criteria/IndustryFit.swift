import Domain

/// 行业契合 (落地价值): the best over the need's target classes × the firm's codes (<doc:CountysGain>).
///
/// Reads: target classes and links of the need; declared and inferred codes and product words of the firm. Unit: share.
/// When declared and inferred codes are of different divisions and the inference is sure, code and text are at odds:
/// both count less, the better stands, and the pair is flagged `code_text_mismatch`.
enum IndustryFit: Criterion {
  static let name = CriterionName.industryFit
  static let side = Side.gain
  static let label = "行业契合"
  static let tellsDirection = true

  /// The claim that fits best.
  struct Best {
    var value: Int64 = 0
    var claim: CodeClaim?
    var how = "不在目标行业内"
  }

  static func judge(_ pair: Pair) -> Judgement {
    guard !pair.firm.codes.isEmpty, !pair.need.targets.isEmpty else { return unknown(pair) }
    return .known(best(pair).value)
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard judgement.known > 0 else {
      return Explanation(text: silence("行业代码", judgement))
    }
    let best = best(pair)
    let tree = pair.need.reference.industries
    guard let claim = best.claim ?? pair.firm.codes.first else { return Explanation(text: "行业代码未知") }
    var text = "\(claim.isInferred ? "按产品推断的" : "申报的")行业代码 \(tree.title(of: claim.code)) \(best.how)"
    text += ",计 \(Decimals.share(judgement.value))"
    if isAtOdds(pair) { text += ";申报代码与产品不符,请核对" }
    return Explanation(text: text, facts: facts(pair, claim))
  }

  /// Whether declared code and text are at odds.
  static func isAtOdds(_ pair: Pair) -> Bool { isAtOdds(pair.firm.codes, pair.profile) }

  /// Whether declared code and text of a firm with these codes are at odds.
  static func isAtOdds(_ codes: [CodeClaim], _ profile: Scale) -> Bool {
    guard let declared = codes.first(where: { $0.origin == .main }) else { return false }
    for claim in codes {
      if case .inferred(let confidence) = claim.origin {
        return confidence >= profile.point(.industrySureConfidence)
          && claim.place.division != declared.place.division
      }
    }
    return false
  }

  /// Whether a code may speak for the firm: beside a declared one an inferred code only when they are at odds.
  static func counts(_ claim: CodeClaim, atOdds: Bool, _ codes: [CodeClaim]) -> Bool {
    !claim.isInferred || atOdds || codes.first?.origin != .main
  }

  static func best(_ pair: Pair) -> Best {
    let profile = pair.profile
    let atOdds = isAtOdds(pair)
    var best = Best()
    for claim in pair.firm.codes where counts(claim, atOdds: atOdds, pair.firm.codes) {
      let (similarity, how) = similarity(claim.place, pair)
      var factor: Int64
      switch claim.origin {
      case .main: factor = profile.point(.industryMain)
      case .secondary: factor = profile.point(.industrySecondary)
      case .inferred(let confidence):
        let isSure = confidence >= profile.point(.industrySureConfidence)
        factor = profile.point(isSure ? .industryInferredSure : .industryInferredUnsure)
      }
      if atOdds {
        let odds = profile.point(claim.isInferred ? .industryMismatchInferred : .industryMismatchDeclared)
        factor = claim.isInferred ? min(factor, odds) : Fixed.product(factor, odds)
      }
      let value = Fixed.product(similarity, factor)
      if value > best.value { best = Best(value: value, claim: claim, how: how.text) }
    }
    return best
  }

  /// How a code stands to a target.
  enum Likeness {
    case none, division, broadGroup, linkClass, broadClass, group, linkClassWithWord, sameClass

    var text: String {
      switch self {
      case .none: "不在目标行业内"
      case .division: "与目标行业同大类"
      case .broadGroup: "与目标行业同中类(其他类)"
      case .group: "与目标行业同中类"
      case .broadClass: "与目标行业同小类,但该类宽泛"
      case .linkClass: "与目标行业同属一个产业链环节"
      case .linkClassWithWord: "与目标行业同属一个产业链环节,且产品相符"
      case .sameClass: "与目标行业同小类"
      }
    }
  }

  private static func similarity(_ place: CodePlace, _ pair: Pair) -> (Int64, Likeness) {
    let profile = pair.profile
    var best: (value: Int64, how: Likeness) = (0, .none)
    func offer(_ point: PointName, _ how: Likeness) {
      let value = profile.point(point)
      if value > best.value { best = (value, how) }
    }
    for target in pair.need.targets {
      if place.class >= 0, place.class == target.class {
        let isBroad = place.isBroadClass || target.isBroadClass
        if !isBroad || isMade(pair) {
          offer(.industrySameClass, .sameClass)
        } else {
          offer(.industrySameBroadClass, .broadClass)
        }
      }
      if place.group >= 0, place.group == target.group {
        if target.isBroadGroup {
          offer(.industrySameBroadGroup, .broadGroup)
        } else if !(place.class >= 0 && place.class == target.class) {
          offer(.industrySameGroup, .group)
        }
      }
      if place.division >= 0, place.division == target.division { offer(.industrySameDivision, .division) }
    }
    if place.class >= 0 {
      for link in pair.need.links where pair.need.reference.links[link].meets(place) != .none {
        if isMade(pair) {
          offer(.industryLinkClassWithWord, .linkClassWithWord)
        } else {
          offer(.industryLinkClass, .linkClass)
        }
      }
    }
    return (best.value, best.how)
  }

  /// Whether a product word of a target link is found among the firm's products.
  private static func isMade(_ pair: Pair) -> Bool {
    pair.firm.text.hits.contains { $0.meeting == .product && pair.need.links.contains($0.link) }
  }

  private static func facts(_ pair: Pair, _ claim: CodeClaim) -> [Fact] {
    let value = pair.need.reference.industries.title(of: claim.code)
    switch claim.origin {
    case .main: return pair.firm.input.mainCode.map { [Fact(field: "industry_code", value: value, of: $0)] } ?? []
    case .secondary:
      return pair.firm.input.secondaryCodes.map { [Fact(field: "secondary_codes", value: value, of: $0)] } ?? []
    case .inferred(let confidence):
      return [Fact(field: "inferred_codes", value: "\(value),把握 \(Decimals.percent(confidence))")]
    }
  }
}
