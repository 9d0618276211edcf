import Domain

/// 用工适配 (来石动因): asked ÷ available by skill, and the local wage against the firm's present place
/// (<doc:FirmsGain>).
///
/// Reads: skills asked by the plan, persons; labour and monthly wage of the park; the wage at the firm's present place.
/// Several skills count by their persons; a skill the park does not list has none.
enum LabourFit: Criterion {
  static let name = CriterionName.labourFit
  static let side = Side.reason
  static let label = "用工适配"

  static func judge(_ pair: Pair) -> Judgement {
    let share = pair.profile.point(.labourBySkill)
    return JudgedParts.two(
      share, skill(pair).map { .known($0) } ?? unknown(pair), wage(pair).map { .known($0) } ?? unknown(pair))
  }

  /// Whom the park can offer depends on the need.
  static func most(_ pair: Pair) -> Judgement {
    let isAsked = pair.planned(pair.plan?.input.skills) != nil
    return JudgedParts.two(
      pair.profile.point(.labourBySkill), isAsked ? open(pair, .labourSupply) : unknown(pair),
      wage(pair).map { .known($0) } ?? unknown(pair))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    var clauses: [String] = []
    var facts: [Fact] = []
    if skill(pair) != nil, let asked = pair.planned(pair.plan?.input.skills), let labour = pair.site.park?.labour {
      for demand in asked.value {
        clauses.append("“\(demand.skill)”需 \(demand.count) 人、可供 \(available(demand.skill, labour.value)) 人")
      }
      facts.append(Fact(field: "labour_skill", value: clauses.joined(separator: ";"), of: asked))
    } else {
      clauses.append("分工种用工需求或本地用工供给未知")
    }
    if let here = pair.site.park?.wage, let there = pair.firm.input.wage, wage(pair) != nil {
      clauses.append("本地普工月薪 \(here.value.text),企业现址 \(there.value.text)")
      facts.append(Fact(field: "wage_yuan_month", value: there.value.text, of: there))
      facts.append(Fact(field: "park_wage", value: here.value.text, of: here))
    } else {
      clauses.append("工资差未知")
    }
    return Explanation(
      text: clauses.joined(separator: ";") + ",合计 \(Decimals.share(judgement.value))", facts: facts)
  }

  private static func skill(_ pair: Pair) -> Int64? {
    guard let asked = pair.planned(pair.plan?.input.skills), let labour = pair.site.park?.labour else { return nil }
    let curve = pair.profile.curve(.labourSupply)
    var (sum, persons): (Int64, Int64) = (0, 0)
    for demand in asked.value where demand.count > 0 {
      let available = available(demand.skill, labour.value)
      let value =
        available > 0 ? curve.value(atRatio: demand.count, over: available) : curve.lowest
      sum += value * demand.count
      persons += demand.count
    }
    return persons > 0 ? Fixed.roundedHalfUp(sum, over: persons) : nil
  }

  private static func available(_ skill: String, _ labour: [SkillSupply]) -> Int64 {
    labour.first { $0.skill == skill }?.available ?? 0
  }

  private static func wage(_ pair: Pair) -> Int64? {
    guard let here = pair.site.park?.wage?.value.yuan, let there = pair.firm.input.wage?.value.yuan, there > 0 else {
      return nil
    }
    return pair.profile.curve(.labourWage).value(atRatio: (here - there), over: there)
  }
}
