import Domain

/// 节能与两高: from 1,000 tce or 500 万 kWh a year on a project needs 节能审查.
///
/// Parameters: `gates.energy` (lines in tce/a and 万 kWh/a, tce in 1 万 kWh, the 两高 list). Both below passes; at or above,
/// or on the 两高 list, is unknown until approved. A figure that the other one settles need not be given: tce include
/// electricity, so few tce bound the electricity. Who answers: 发改局; the firm for its figures.
enum EnergyGate: Gate {
  static let name = GateName.energy

  static func cited(_ gates: GateRules) -> any CitedRules { gates.energy }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let plan = pair.plan
    guard plan.exists else { return .missing(.noPlan) }
    let tceLine = context.gates.energy.tceLine.milli
    let electricityLine = context.gates.energy.electricityLine.milli
    let tcePerWanKwh = context.gates.energy.tcePerWanKwh.milli
    if context.rules.has(.highEnergy, pair.code) { return .pending(.highEnergyTrade) }
    let tce = context.site.known(plan.energyTce)
    let electricity = context.site.known(plan.electricity)
    if let tce, tce >= tceLine { return .pending(.energyOver, actual: tce, line: tceLine) }
    if let electricity, electricity >= electricityLine {
      return .pending(.electricityOver, actual: electricity, line: electricityLine)
    }
    if let tce {
      let mostElectricity = electricity ?? tce * 1000 / tcePerWanKwh
      return mostElectricity < electricityLine
        ? .pass(actual: tce, line: tceLine) : .missing(.energyUnknown, detail: 1)
    }
    guard let electricity, context.site.known(plan.gas) == 0, context.site.known(plan.steam) == 0 else {
      return .missing(.energyUnknown)
    }
    let derived = electricity * tcePerWanKwh / 1000
    return derived < tceLine
      ? .pass(actual: derived, line: tceLine) : .missing(.energyUnknown)
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.energy
    let department = rule.department
    let facts = energyFacts(subject)
    let (actual, line) = (Figures.text(verdict.actual), Figures.text(verdict.line))
    switch verdict.reason {
    case .noPlan:
      return GateWords("尚无拟投项目,能耗未知", gap: GateGap(text: "填报年综合能耗与年用电量"), who: ["企业"])
    case .energyOver:
      return GateWords(
        "年综合能耗\(actual)吨标准煤,达到\(line)吨标准煤,须办理节能审查,待\(department)批复",
        gap: GateGap(text: "取得节能审查意见"), who: rule.departments, facts: facts)
    case .electricityOver:
      return GateWords(
        "年用电量\(actual)万千瓦时,达到\(line)万千瓦时,须办理节能审查,待\(department)批复",
        gap: GateGap(text: "取得节能审查意见"), who: rule.departments, facts: facts)
    case .highEnergyTrade:
      return GateWords(
        "属“两高”项目管理目录所列行业,待\(department)认定", clause: rule.highEnergyList.title, gap: GateGap(text: "取得\(department)认定"),
        who: rule.departments, facts: facts)
    case .energyUnknown:
      return GateWords(
        verdict.detail == 1 ? "年用电量未填报,无法判断是否须节能审查" : "年综合能耗未填报,无法判断是否须节能审查",
        gap: GateGap(text: verdict.detail == 1 ? "填报年用电量" : "填报年综合能耗"), who: ["企业"], facts: facts)
    default:
      let absent = rule.highEnergyList.loaded ? "" : "(两高目录未录入,未据此判断)"
      return GateWords(
        "年综合能耗\(actual)吨标准煤,低于\(line)吨标准煤,用电亦低于审查线,不需单独节能审查\(absent)", facts: facts)
    }
  }

  private static func energyFacts(_ subject: GateSubject) -> [Fact] {
    [
      subject.counted(\.energyTce).map { Fact(field: "energy_tce_a", value: $0.value.text + "tce/a", of: $0) },
      subject.counted(\.electricity).map {
        Fact(field: "electricity_kwh_a", value: $0.value.text + "万kWh/a", of: $0)
      },
    ].compactMap(\.self)
  }
}
