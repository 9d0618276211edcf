import Domain

/// 排放总量: in the water source of the middle route a project that adds to the total of discharged pollutants is
/// forbidden (《南水北调工程供用水管理条例》 art. 21).
///
/// Parameters: `gates.pollutant_total` (pollutants, process words), the table of trades. Units: t/a, net increase of COD,
/// 氨氮 and 总磷. An increase fails until a source of total is agreed; a pass needs a written opinion or an approval of the
/// 环评, never the firm's own zero. Who answers: 生态环境分局; the firm for its processes and discharge.
enum PollutantTotalGate: Gate {
  static let name = GateName.pollutantTotal

  static func cited(_ gates: GateRules) -> any CitedRules { gates.pollutantTotal }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let plan = pair.plan
    guard plan.exists else { return .missing(.noPlan) }
    let (cod, ammonia, phosphorus) = (
      context.site.known(plan.cod), context.site.known(plan.ammonia), context.site.known(plan.phosphorus)
    )
    if let cod, cod > 0 { return .fail(.increase, detail: 0, actual: cod) }
    if let ammonia, ammonia > 0 { return .fail(.increase, detail: 1, actual: ammonia) }
    if let phosphorus, phosphorus > 0 { return .fail(.increase, detail: 2, actual: phosphorus) }
    if pair.trade == .heavy || context.columns.hit(context.rules.heavyProcesses, pair) {
      return .pending(.heavyForecast)
    }
    if let wastewater = context.site.known(plan.processWastewater) {
      return .pending(wastewater == 0 ? .domesticOnly : .processWater)
    }
    if context.columns.hit(context.rules.processWater, pair) { return .pending(.processWater) }
    if context.site.known(plan.processesStated) != nil { return .pending(.domesticOnly) }
    let isComplete = cod != nil && ammonia != nil && phosphorus != nil
    return isComplete ? .pending(.processWater) : .missing(.waterUnknown)
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.pollutantTotal
    let department = rule.department
    let facts = dischargeFacts(subject)
    let opinion = GateGap(text: "取得\(department)总量意见或环评批复")
    switch verdict.reason {
    case .noPlan:
      return GateWords(
        "尚无拟投项目,工艺与排放未知", gap: GateGap(text: "填报拟投项目的关键工序与排放"), who: ["企业"])
    case .increase:
      let pollutant = rule.pollutants[Int(verdict.detail)]
      let amount = Figures.text(verdict.actual)
      return GateWords(
        "新增\(pollutant)排放\(amount)吨/年,未落实总量来源,水源地禁止建设增加排放总量的项目",
        gap: GateGap(
          text: "须落实\(pollutant)总量来源\(amount)吨/年,或改为零新增", quantity: Quantity(milli: verdict.actual), unit: "t/a"),
        who: ["企业"] + rule.departments, facts: facts)
    case .heavyForecast:
      return GateWords(
        "属水污染较重的行业或工序,预判困难,待\(department)出具总量意见", gap: opinion, who: rule.departments,
        facts: facts)
    case .domesticOnly:
      let piped = context.site.zone?.sewagePiped == true ? ",污水纳管" : ""
      return GateWords(
        "无生产废水,仅生活污水\(piped),预判可行,待\(department)出具总量意见", gap: opinion,
        who: rule.departments, facts: facts)
    case .processWater:
      return GateWords(
        "有生产废水,待\(department)核定总量并出具意见", gap: opinion, who: rule.departments, facts: facts)
    case .waterUnknown:
      return GateWords(
        "关键工序与污染物排放未填报", gap: GateGap(text: "填报关键工序、生产废水及 COD、氨氮、总磷"), who: ["企业"],
        facts: facts)
    default:
      return GateWords("不新增污染物排放总量", facts: facts)
    }
  }

  private static func dischargeFacts(_ subject: GateSubject) -> [Fact] {
    [
      subject.counted(\.cod).map { Fact(field: "cod_t_a", value: $0.value.text + "t/a", of: $0) },
      subject.counted(\.ammonia).map { Fact(field: "ammonia_nitrogen_t_a", value: $0.value.text + "t/a", of: $0) },
      subject.counted(\.phosphorus).map { Fact(field: "total_phosphorus_t_a", value: $0.value.text + "t/a", of: $0) },
      subject.counted(\.processes).map { processes in
        let names = processes.value.joined(separator: "、")
        return Fact(field: "processes", value: names.isEmpty ? "无" : names, of: processes)
      },
    ].compactMap(\.self)
  }
}
