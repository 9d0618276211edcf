import Domain

/// 诉求可依法满足 (来石动因): the share of its asks that the need lawfully offers (<doc:FirmsGain>).
///
/// Reads: asks of the plan; offers of the need with their legal basis. An ask whose offer has no legal basis is left out
/// of the share and flagged 不得承诺 (公平竞争审查条例); nothing asked is unknown.
enum PolicyFit: Criterion {
  static let name = CriterionName.policyFit
  static let side = Side.reason
  static let label = "诉求可依法满足"

  /// The asks by what the county may answer.
  private struct Answer {
    var offered: [String] = []
    var open: [String] = []
    var unlawful: [String] = []
  }

  static func judge(_ pair: Pair) -> Judgement {
    guard let answer = answer(pair) else { return unknown(pair) }
    let count = Int64(answer.offered.count + answer.open.count)
    guard count > 0 else { return unknown(pair) }
    return .known(
      pair.profile.curve(.policyShare).value(atRatio: Int64(answer.offered.count), over: count))
  }

  /// What is offered depends on the need.
  static func most(_ pair: Pair) -> Judgement {
    pair.planned(pair.plan?.input.asks) == nil ? unknown(pair) : open(pair, .policyShare)
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let asks = pair.planned(pair.plan?.input.asks), let answer = answer(pair) else {
      return Explanation(text: silence("政策诉求", judgement))
    }
    var clauses: [String] = []
    if !answer.offered.isEmpty { clauses.append("可依法满足:\(answer.offered.joined(separator: "、"))") }
    if !answer.open.isEmpty { clauses.append("需求未提供:\(answer.open.joined(separator: "、"))") }
    if !answer.unlawful.isEmpty { clauses.append("缺乏法定依据,不得承诺:\(answer.unlawful.joined(separator: "、"))") }
    return Explanation(
      text: clauses.joined(separator: ";") + ",计 \(Decimals.share(judgement.value))",
      facts: [Fact(field: "asks", value: asks.value.joined(separator: "、"), of: asks)])
  }

  private static func answer(_ pair: Pair) -> Answer? {
    let limit = pair.terms.earliest(.preference)
    guard let asks = pair.planned(pair.plan?.input.asks), asks.asOf >= limit, !asks.value.isEmpty else { return nil }
    var answer = Answer()
    for ask in asks.value {
      guard let offer = pair.need.input.lawfulOffers.first(where: { $0.code == ask }) else {
        answer.open.append(ask)
        continue
      }
      if offer.basis == nil { answer.unlawful.append(ask) } else { answer.offered.append(ask) }
    }
    return answer
  }
}
