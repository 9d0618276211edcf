import Domain

/// 长江保护法: 汉江 is a 长江 tributary.
///
/// Parameters: `gates.yangtze` (bank distance in m, chemical classes, classes to be confirmed) and the table of trades.
/// Clauses: art. 26 (no new or enlarged chemical project within 1 km of the bank: fails, cannot be cleared there), art. 22
/// (no heavily polluting firm or project moves upstream: unknown until ruled on). Who answers: 生态环境分局, 工信部门; the
/// park for the distance and the 化工园区 status.
enum YangtzeGate: Gate {
  static let name = GateName.yangtze
  static let refusesPlanless = true

  static func cited(_ gates: GateRules) -> any CitedRules { gates.yangtze }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let code = pair.code
    guard code != CodeIndex.none else { return .missing(.missingCode) }
    let chemical = context.rules.has(.chemical, code)
    let toConfirm = context.rules.has(.chemicalToConfirm, code)
    let heavy = !pair.firm.isLocal && pair.trade == .heavy
    guard chemical || toConfirm || heavy else { return pair.isInferred ? .missing(.inferredCode) : .pass() }
    if pair.isInferred { return .missing(.inferredCode) }
    if chemical || toConfirm {
      // The zone gives km in thousandths, which are metres.
      guard let distance = context.site.zone?.bankDistance?.milli else { return .missing(.bankUnknown) }
      let limit = context.gates.yangtze.bankDistanceMetres
      if distance < limit {
        return chemical
          ? .fail(.nearBank, actual: distance, line: limit)
          : .pending(.chemicalToConfirm, actual: distance, line: limit)
      }
      if chemical, context.gates.yangtze.recognisedParkRequired {
        switch context.site.zone?.chemicalPark ?? context.site.park?.chemicalPark {
        case nil: return .missing(.chemicalParkUnknown, actual: distance, line: limit)
        case false: return .pending(.chemicalParkMissing, actual: distance, line: limit)
        default: break
        }
      }
    }
    return heavy ? .pending(.heavyMovingIn) : .pass()
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.yangtze
    let facts = subject.codeFacts + distanceFacts(context)
    let zone = context.site.zone?.name ?? "选址"
    switch verdict.reason {
    case .missingCode:
      return GateWords(
        "行业代码未填报,无法判断是否化工或重污染项目", gap: GateGap(text: "补充国民经济行业代码"), who: ["企业"])
    case .inferredCode:
      return GateWords(
        "行业代码系推断,须企业确认后再判断是否化工或重污染项目", gap: GateGap(text: "确认国民经济行业代码"),
        who: ["企业"], facts: facts)
    case .bankUnknown:
      return GateWords(
        "\(zone)距\(rule.river)岸线距离未录入,化工项目须先核距离", gap: GateGap(text: "测定距\(rule.river)岸线距离"), who: ["经开区"],
        facts: facts)
    case .nearBank:
      return GateWords(
        "化工项目距\(rule.river)岸线\(verdict.actual)米,不足\(verdict.line)米,依法不得新建、扩建", gap: .absolute,
        who: rule.departments, facts: facts)
    case .chemicalToConfirm:
      return GateWords(
        "距\(rule.river)岸线\(verdict.actual)米,不足\(verdict.line)米,是否属化工项目待\(rule.department)认定",
        gap: GateGap(text: "取得是否属化工项目的书面认定"), who: rule.departments, facts: facts)
    case .chemicalParkUnknown:
      return GateWords(
        "化工项目须进认定的化工园区,\(zone)是否认定未录入", gap: GateGap(text: "核明化工园区认定情况"),
        who: ["经开区"], facts: facts)
    case .chemicalParkMissing:
      return GateWords(
        "化工项目须进认定的化工园区,\(zone)未经认定,待\(rule.departments.last ?? "")认定",
        gap: GateGap(text: "取得化工园区认定或另行选址"), who: rule.departments, facts: facts)
    case .heavyMovingIn:
      let trade = heavyTrade(subject, context)
      return GateWords(
        "\(trade)属重污染行业,迁入长江中上游须先认定,待\(rule.department)认定", clause: rule.transferClause,
        gap: GateGap(text: "取得\(rule.department)书面认定"), who: rule.departments, facts: facts)
    default:
      return GateWords(
        subject.firm.isLocal ? "非化工项目,企业已在本县生产,不属重污染企业迁入" : "非化工项目,不属重污染企业迁入", facts: facts)
    }
  }

  private static func heavyTrade(_ subject: GateSubject, _ context: GateContext) -> String {
    let code = subject.plan?.code?.value ?? subject.firm.mainCode?.value
    return code.flatMap { context.rules.heavyTrade(of: $0) } ?? "该行业"
  }

  private static func distanceFacts(_ context: GateContext) -> [Fact] {
    guard let distance = context.site.zone?.bankDistance else { return [] }
    return [Fact(field: "river_distance_km", value: distance.text + "km")]
  }
}
