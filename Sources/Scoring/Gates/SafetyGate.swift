import Domain

/// 安全条件: dangerous processes and the fire class of the building.
///
/// Parameters: `gates.safety` (marks and their words). Marked, found among the processes, or of a fire class above the
/// building's is unknown until ruled on; declared to have none passes. Who answers: 应急管理局, 住建局; the firm for its
/// declaration.
enum SafetyGate: Gate {
  static let name = GateName.safety

  static func cited(_ gates: GateRules) -> any CitedRules { gates.safety }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let plan = pair.plan
    guard plan.exists else { return .missing(.noPlan) }
    let declared = context.site.known(plan.hazards)
    if let declared, declared != 0 { return .pending(.hazardMarked, detail: UInt16(declared.trailingZeroBitCount)) }
    if pair.hasHits {
      for (index, group) in context.rules.hazardGroups.enumerated() where context.columns.hit(group, pair) {
        return .pending(.hazardInProcess, detail: UInt16(index))
      }
    }
    guard declared != nil else { return .missing(.hazardsUnknown) }
    if let asked = context.site.known(plan.fireClass), let built = context.site.building?.fireClass, asked < built.order
    {
      return .pending(.fireClassAbove, actual: asked, line: Int64(built.order))
    }
    return .pass()
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.safety
    let safety = rule.department
    let building = rule.departments.last ?? ""
    let facts = hazardFacts(subject)
    switch verdict.reason {
    case .noPlan:
      return GateWords("尚无拟投项目,安全风险未知", gap: GateGap(text: "填报关键工序与安全风险"), who: ["企业"])
    case .hazardsUnknown:
      return GateWords(
        "未申报是否涉危化、涉氨制冷、粉尘涉爆、高温熔融", gap: GateGap(text: "申报安全风险,没有的填“无”"), who: ["企业"])
    case .hazardMarked:
      let marks = subject.counted(\.hazards)?.value.map(\.label).joined(separator: "、") ?? ""
      return GateWords(
        "申报涉及\(marks),待\(safety)认定", gap: GateGap(text: "取得\(safety)安全条件意见"), who: [safety],
        facts: facts)
    case .hazardInProcess:
      let hazard = rule.marks[Int(verdict.detail)].hazard.label
      return GateWords(
        "工序中有\(hazard)字样而未如此申报,待\(safety)认定", gap: GateGap(text: "取得\(safety)安全条件意见"),
        who: [safety], facts: facts)
    case .fireClassAbove:
      let asked = subject.counted(\.fireClass)?.value.label ?? ""
      let built = context.site.building?.fireClass?.label ?? ""
      return GateWords(
        "生产火灾危险性为\(asked),厂房按\(built)设计,待\(building)认定",
        gap: GateGap(text: "改造消防或另选厂房"), who: [building], facts: facts)
    default:
      return GateWords("申报无危化、涉氨制冷、粉尘涉爆、高温熔融", facts: facts)
    }
  }

  private static func hazardFacts(_ subject: GateSubject) -> [Fact] {
    guard let hazards = subject.counted(\.hazards) else { return [] }
    let labels = hazards.value.map(\.label)
    return [Fact(field: "hazards", value: labels.isEmpty ? "无" : labels.joined(separator: "、"), of: hazards)]
  }
}
