import Domain

/// 主体信用: 失信被执行人, 严重违法失信, 重大税收违法, open 环保/安全 penalties, 违法用地.
///
/// Parameters: `gates.standing` (whose name must be looked up) and the age limit of a look-up in days. Listed fails until
/// removed, however old the look-up; not looked up, or too long ago, is unknown. Who answers: 市场监管局, 招商服务中心.
enum StandingGate: Gate {
  static let name = GateName.standing

  static func cited(_ gates: GateRules) -> any CitedRules { gates.standing }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    if pair.firm.isListed { return .fail(.listed) }
    guard pair.firm.isChecked else { return .missing(.notChecked) }
    let checked = CalendarDate(day: pair.firm.checkedDay)
    guard checked >= context.site.terms.earliest(.check) else {
      return .missing(
        .checkTooOld, actual: Int64(context.today.day - checked.day),
        line: context.site.terms.scale.constant(.standingDays))
    }
    return .pass(actual: Int64(context.today.day - checked.day), line: context.site.terms.scale.constant(.standingDays))
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.standing
    let summary = RegisterSummary(subject.firm.standingChecks, subjects: rule.requiredSubjects)
    let who = rule.departments.last ?? ""
    switch verdict.reason {
    case .listed:
      let check = summary.listed
      let (subjectName, list) = (check?.subject.label ?? "", check?.list.label ?? "")
      // The first three are registers one is entered in; the others are open cases.
      let isRegister = check.map { [.dishonest, .seriousIllegal, .majorTax].contains($0.list) } ?? true
      let fact = check.map {
        Fact(
          field: "standing", value: "\(list):\($0.state.label)", source: $0.source == 0 ? nil : $0.source,
          asOf: $0.checked)
      }
      return GateWords(
        isRegister ? "\(subjectName)列入\(list),移出前不得通过" : "\(subjectName)存在\(list),了结前不得通过",
        gap: GateGap(text: isRegister ? "移出\(list)名单" : "了结\(list)"),
        who: ["企业"] + rule.departments,
        facts: fact.map { [$0] } ?? [])
    case .notChecked:
      let gap = summary.unchecked.map { "\($0.subject.label)的\($0.list.label)" } ?? ""
      return GateWords("\(gap)尚未查询", gap: GateGap(text: "查询公示系统并登记"), who: [who])
    case .checkTooOld:
      return GateWords(
        "最早一次查询距今\(verdict.actual)天,超过\(verdict.line)天,须重新查询", gap: GateGap(text: "重新查询公示系统"),
        who: [who])
    default:
      return GateWords(
        "各名单均未列入,查询在\(verdict.line)天以内",
        facts: summary.oldest.map { [Fact(field: "standing", value: "未列入", asOf: $0)] } ?? [])
    }
  }
}
