package import Domain
import Scoring

extension SceneAssembly {
  package mutating func add(_ stored: Stored<PlanField>) { add(KnownFields(stored)) }

  package mutating func add(_ row: KnownFields<PlanField>) {
    guard let firm = row.first(.enterprise)?.reference else { return }
    let grade = row.first(.evidenceGrade)?.text.flatMap(EvidenceGrade.init(rawValue:))
    var plan = PlanInput(id: row.id, firm: firm)
    for known in row.fields {
      let (value, source) = (known.value, known.source)
      switch known.field {
      case .name: plan.name = value.text ?? ""
      case .content: plan.content = value.text ?? ""
      case .industryCode: plan.code = dating.fact(value.text.flatMap { IndustryCode($0) }, source, grade)
      case .landing: plan.landingMode = dating.fact(value.text.flatMap(LandingMode.init(rawValue:)), source, grade)
      case .totalInvestment: plan.totalInvestment = dating.fact(value.money, source, grade)
      case .fixedInvestment: plan.fixedInvestment = dating.fact(value.money, source, grade)
      case .ownFundsShare: plan.ownFundsShare = dating.fact(value.quantity, source, grade)
      case .fundsProved: plan.fundsProof = dating.fact(value.flag, source, grade)
      case .output: plan.output = dating.fact(value.money, source, grade)
      case .tax: plan.tax = dating.fact(value.money, source, grade)
      case .jobs: plan.newLocalJobs = dating.fact(value.count, source, grade)
      case .skill:
        guard let name = value.text, let count = row.first(.jobs)?.count else { continue }
        plan.skills = dating.fact([SkillDemand(skill: name, count: count)], source, grade)
      case .land: plan.land = dating.fact(value.quantity, source, grade)
      case .plant: plan.plant = dating.fact(value.quantity, source, grade)
      case .storeyHeight: plan.clearHeight = dating.fact(value.quantity, source, grade)
      case .floorLoad: plan.floorLoad = dating.fact(value.quantity, source, grade)
      case .groundFloor: plan.groundFloor = dating.fact(value.flag, source, grade)
      case .crane: plan.crane = dating.fact(value.quantity, source, grade)
      case .fireClass: plan.fireClass = dating.fact(value.text.flatMap(FireClass.init(rawValue:)), source, grade)
      case .power: plan.power = dating.fact(value.quantity, source, grade)
      case .water: plan.water = dating.fact(value.quantity, source, grade)
      case .sewage: plan.sewage = dating.fact(value.quantity, source, grade)
      case .gas: plan.gas = dating.fact(value.quantity, source, grade)
      case .steam: plan.steam = dating.fact(value.quantity, source, grade)
      case .energy: plan.energyTce = dating.fact(value.quantity, source, grade)
      case .electricity:
        // The engine counts in 万 kWh; the field in kWh.
        plan.electricity = dating.fact(value.quantity.map { Quantity(milli: $0.milli / 10_000) }, source, grade)
      case .cod: plan.cod = dating.fact(value.quantity, source, grade)
      case .ammonia: plan.ammonia = dating.fact(value.quantity, source, grade)
      case .phosphorus: plan.phosphorus = dating.fact(value.quantity, source, grade)
      case .processWastewater: plan.processWastewater = dating.fact(value.flag, source, grade)
      case .processes: plan.processes = dating.fact(value.texts, source, grade)
      case .hazards: plan.hazards = dating.fact(value.texts?.compactMap(SceneAssembly.hazard), source, grade)
      case .secondHandEquipment: plan.secondHandEquipment = dating.fact(value.flag, source, grade)
      case .start: plan.wantedStart = dating.fact(value.date, source, grade)
      case .asks: plan.asks = dating.fact(value.texts, source, grade)
      default: break
      }
    }
    builder.add(plan: plan)
  }

  private static func hazard(_ text: String) -> Hazard? {
    Hazard(rawValue: text) ?? Hazard.allCases.first { $0.label == text }
  }
}
