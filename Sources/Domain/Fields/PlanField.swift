/// The fields of a project a firm intends (拟投项目).
package enum PlanField: String, RecordField {
  case enterprise = "enterprise_id", name, content, buildKind = "build_kind", landing
  case totalInvestment = "total_investment_yuan", fixedInvestment = "fixed_investment_yuan"
  case ownFundsShare = "own_funds_share_pct", fundsSource = "funds_source", fundsProved = "funds_proved"
  case evidenceGrade = "evidence_grade"
  case output = "annual_output_yuan", tax = "annual_tax_yuan"
  case jobs = "new_local_jobs", povertyJobs = "poverty_relief_jobs", skill = "labour_skill"
  case land = "land_mu", landMax = "land_max_mu", plant = "plant_m2", plantMax = "plant_max_m2"
  case storeyHeight = "storey_height_m", floorLoad = "floor_load_kn_m2", groundFloor = "ground_floor"
  case crane = "crane_t", fireClass = "fire_class"
  case power = "power_kva", water = "water_t_d", sewage = "sewage_t_d", gas = "gas_m3_h", steam = "steam_t_h"
  case energy = "energy_tce_a", electricity = "electricity_kwh_a"
  case cod = "cod_t_a", ammonia = "ammonia_nitrogen_t_a", phosphorus = "total_phosphorus_t_a"
  case processes, hazards, secondHandEquipment = "second_hand_equipment"
  case start = "wanted_start", buildMonths = "build_months", asks
  case industryCode = "industry_code", processWastewater = "process_waste_water", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<PlanField>(
    .plan, "拟投项目", path: "plans", schema: "Plan", help: "企业拟投项目", name: .name,
    listed: [.enterprise, .landing, .fixedInvestment, .land], searched: [.name, .content],
    isTestimony: true)
  /// What a record cannot be without.
  package static let required: Set<PlanField> = [.enterprise, .name]
  /// What is not the office's own remark or conclusion.
  package static let own = Set(PlanField.allCases).subtracting([.enterprise, .evidenceGrade, .note])
  /// Remarks are added.
  package static let gathered: Set<PlanField> = [.note]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .enterprise: .init("企业", .reference(.enterprise))
    case .name: .init("拟投项目名称", .text)
    case .content: .init("建设内容及规模", .text)
    case .buildKind: .init("建设性质", .choice(of: PlanNature.self))
    case .landing: .init("落地方式", .choice(of: LandingMode.self))
    case .totalInvestment: .init("总投资", .money)
    case .fixedInvestment: .init("固定资产投资", .money)
    case .ownFundsShare: .init("自有资金比例", .quantity(.percent))
    case .fundsSource: .init("资金来源", .text)
    case .fundsProved: .init("资金证明", .flag)
    case .evidenceGrade: .init("依据等级", .choice(of: EvidenceGrade.self))
    case .output: .init("达产年产值", .money)
    case .tax: .init("达产年税收", .money)
    case .jobs: .init("新增本地用工", .count(.person))
    case .povertyJobs: .init("其中脱贫人口", .count(.person))
    case .skill: .init("用工工种", .text)
    case .land: .init("用地需求", .quantity(.mu))
    case .landMax: .init("用地需求上限", .quantity(.mu))
    case .plant: .init("厂房需求", .quantity(.squareMetre))
    case .plantMax: .init("厂房需求上限", .quantity(.squareMetre))
    case .storeyHeight: .init("层高要求", .quantity(.metre))
    case .floorLoad: .init("楼面荷载要求", .quantity(.kilonewtonPerSquareMetre))
    case .groundFloor: .init("要求首层", .flag)
    case .crane: .init("行车吨位", .quantity(.tonne))
    case .fireClass: .init("火灾危险性类别", .choice(of: FireClass.self))
    case .power: .init("用电需求", .quantity(.kilovoltAmpere))
    case .water: .init("用水需求", .quantity(.tonnePerDay))
    case .sewage: .init("污水排放", .quantity(.tonnePerDay))
    case .gas: .init("天然气需求", .quantity(.cubicMetrePerHour))
    case .steam: .init("蒸汽需求", .quantity(.tonnePerHour))
    case .energy: .init("综合能耗", .quantity(.tonneOfCoalEquivalent))
    case .electricity: .init("年用电量", .quantity(.kilowattHourPerYear))
    case .cod: .init("COD排放", .quantity(.tonnePerYear))
    case .ammonia: .init("氨氮排放", .quantity(.tonnePerYear))
    case .phosphorus: .init("总磷排放", .quantity(.tonnePerYear))
    case .processes: .init("关键工序", .texts)
    case .hazards: .init("安全风险", .texts)
    case .secondHandEquipment: .init("外地搬迁旧设备", .flag)
    case .start: .init("拟开工时间", .date)
    case .buildMonths: .init("建设周期", .count(.month))
    case .asks: .init("企业诉求", .texts)
    case .industryCode: .init("项目行业代码", .industryCode)
    case .processWastewater: .init("有工艺废水", .flag)
    case .note: .init("项目备注", .text)
    }
  }
}

extension Entity {
  /// 拟投项目
  package static let plan = Entity("plan")
}
