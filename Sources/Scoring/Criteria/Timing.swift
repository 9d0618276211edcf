import Domain

/// 时间衔接 (来石动因): whole months the site is ready before, or late for, the wanted start (<doc:FirmsGain>).
///
/// Reads: wanted start of the plan; the day the need's site is ready.
enum Timing: Criterion {
  static let name = CriterionName.timing
  static let side = Side.reason
  static let label = "时间衔接"

  static func judge(_ pair: Pair) -> Judgement {
    guard let start = pair.planned(pair.plan?.input.wantedStart), let ready = pair.site.need.readyDate else {
      return unknown(pair)
    }
    let months = Int64(ready.months(to: start.value))
    return .known(
      ready <= start.value
        ? pair.profile.curve(.readyEarly).value(at: months) : pair.profile.curve(.readyLate).value(at: -months))
  }

  /// The day the site is ready depends on the need.
  static func most(_ pair: Pair) -> Judgement {
    pair.planned(pair.plan?.input.wantedStart) == nil ? unknown(pair) : open(pair, .readyEarly, .readyLate)
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let start = pair.planned(pair.plan?.input.wantedStart) else {
      return Explanation(text: silence("期望启用时间", judgement))
    }
    let fact = Fact(field: "wanted_start", value: start.value.description, of: start)
    guard let ready = pair.site.need.readyDate else {
      return Explanation(text: "场地交付时间未登记,按 \(PartScore(judgement.value).text) 分计", facts: [fact])
    }
    let months = ready.months(to: start.value)
    let words = ready <= start.value ? "场地早 \(months) 个月可用" : "场地晚 \(-months) 个月可用"
    return Explanation(
      text: "企业期望 \(start.value.chinese) 启用,\(words),计 \(Decimals.share(judgement.value))",
      facts: [fact, Fact(field: "ready_on", value: ready.description, asOf: pair.site.need.asOf)])
  }
}
