import Domain

/// 时间窗口: the need's window against the plan's start, three months' grace at either end.
///
/// Parameters: `gates.window` (months of tolerance). No overlap fails, with the gap in months; a need without a window is
/// not applicable. Who answers: the firm and 经开区.
enum WindowGate: Gate {
  static let name = GateName.window

  static func cited(_ gates: GateRules) -> any CitedRules { gates.window }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let need = context.site.need
    guard need.windowFrom != nil || need.windowTo != nil else { return .notApplicable }
    guard pair.plan.exists else { return .missing(.noPlan) }
    guard let day = context.site.known(pair.plan.wantedStart) else { return .missing(.startUnknown) }
    let start = CalendarDate(day: Int32(day))
    let grace = context.gates.window.toleranceMonths
    if let from = need.windowFrom {
      let earliest = from.adding(months: -grace)
      if start < earliest { return .fail(.tooEarly, actual: monthsBetween(start, earliest)) }
    }
    if let to = need.windowTo {
      let latest = to.adding(months: grace)
      if start > latest { return .fail(.tooLate, actual: monthsBetween(latest, start)) }
    }
    return .pass()
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.window
    let (from, to) = (context.site.need.windowFrom?.chinese ?? "不限", context.site.need.windowTo?.chinese ?? "不限")
    let window = "\(from)至\(to)"
    let start = subject.counted(\.wantedStart)
    let facts = start.map { [Fact(field: "wanted_start", value: $0.value.description, of: $0)] } ?? []
    let gap = GateGap(text: "相差\(verdict.actual)个月", quantity: Quantity(verdict.actual), unit: "个月")
    let clause = "\(rule.clause)(\(window),前后各宽限\(rule.toleranceMonths)个月)"
    switch verdict.reason {
    case .notApplicable: return GateWords("招商项目未设有效期")
    case .noPlan:
      return GateWords("尚无拟投项目,开工时间未知", clause: clause, gap: GateGap(text: "填报拟开工时间"), who: ["企业"])
    case .startUnknown:
      return GateWords("拟开工时间未填报", clause: clause, gap: GateGap(text: "填报拟开工时间"), who: ["企业"])
    case .tooEarly, .tooLate:
      let side = verdict.reason == .tooEarly ? "早于" : "晚于"
      return GateWords(
        "拟\(start?.value.chinese ?? "")开工,\(side)招商项目有效期,相差\(verdict.actual)个月", clause: clause, gap: gap,
        who: rule.departments, facts: facts)
    default:
      return GateWords("拟\(start?.value.chinese ?? "")开工,在有效期内", clause: clause, facts: facts)
    }
  }

  /// Months from one day to a later one; a part of a month counts as one.
  private static func monthsBetween(_ a: CalendarDate, _ b: CalendarDate) -> Int64 {
    let whole = a.months(to: b)
    return Int64(a.adding(months: whole) < b ? whole + 1 : whole)
  }
}
