/// The fields of what a park wants to land (招商项目需求).
package enum NeedField: String, RecordField {
  case code, title, park = "park_id", zone = "zone_id", building = "building_id", landing, floor
  case targetCodes = "target_codes", targetLinks = "target_links", description
  case land = "land_mu", plant = "plant_m2", landWhole = "land_whole", storeyHeight = "storey_height_m"
  case floorLoad = "floor_load_kn_m2", crane = "crane_t"
  case power = "power_kva", water = "water_t_d", sewage = "sewage_t_d", gas = "gas_m3_h", steam = "steam_t_h"
  case minInvestment = "min_investment_yuan"
  case intensity = "intensity_yuan_mu", intensityPaper = "intensity_paper"
  case taxIntensity = "tax_intensity_yuan_mu", taxIntensityPaper = "tax_intensity_paper"
  case jobs, skill = "labour_skill", offers, from = "window_from", to = "window_to", readyOn = "ready_on"
  case cooperation, responsibleUnit = "responsible_unit", validUntil = "valid_until"
  case insideUrbanBoundary = "inside_urban_boundary", offFarmland = "off_permanent_farmland"
  case offRedLine = "off_ecological_red_line", planningReviewed = "planning_reviewed", titleClear = "title_clear", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<NeedField>(
    .need, "招商项目", path: "needs", schema: "Need", help: "招商项目:园区想引进什么", name: .title, code: .code,
    listed: [.code, .landing, .targetLinks, .to], searched: [.title, .code, .description], takesTables: true,
    again: .init([.code], updates: true))
  /// What a record cannot be without.
  package static let required: Set<NeedField> = [.code, .title, .park]
  package static let names: [NeedField] = [.title]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .code: .init("项目编号", .text)
    case .title: .init("项目名称", .text)
    case .park: .init("园区", .reference(.park))
    case .zone: .init("片区", .reference(.zone))
    case .building: .init("厂房", .reference(.building))
    case .landing: .init("落地方式", .choice(of: LandingMode.self))
    case .floor: .init("楼层", .count(.storey))
    case .targetCodes: .init("目标行业代码", .industryCodes)
    case .targetLinks: .init("目标环节", .texts, words: .chainLinks)
    case .description: .init("项目内容", .text)
    case .land: .init("可供土地", .quantity(.mu))
    case .plant: .init("可供厂房", .quantity(.squareMetre))
    case .landWhole: .init("整宗供地", .flag)
    case .storeyHeight: .init("层高", .quantity(.metre))
    case .floorLoad: .init("楼面荷载", .quantity(.kilonewtonPerSquareMetre))
    case .crane: .init("行车吨位", .quantity(.tonne))
    case .power: .init("可供电力", .quantity(.kilovoltAmpere))
    case .water: .init("可供水", .quantity(.tonnePerDay))
    case .sewage: .init("可接纳污水", .quantity(.tonnePerDay))
    case .gas: .init("可供天然气", .quantity(.cubicMetrePerHour))
    case .steam: .init("可供蒸汽", .quantity(.tonnePerHour))
    case .minInvestment: .init("投资门槛", .money)
    case .intensity: .init("投资强度门槛(每亩)", .money, money: .wanPerMu)
    case .intensityPaper: .init("投资强度依据", .text)
    case .taxIntensity: .init("亩均税收门槛(每亩)", .money, money: .wanPerMu)
    case .taxIntensityPaper: .init("亩均税收依据", .text)
    case .jobs: .init("期望带动就业", .count(.person))
    case .skill: .init("用工工种", .text)
    case .offers: .init("可依法提供的支持", .texts)
    case .from: .init("起始时间", .date)
    case .to: .init("截止时间", .date, isEnd: true)
    case .readyOn: .init("场地交付时间", .date)
    case .cooperation: .init("合作方式", .text)
    case .responsibleUnit: .init("责任单位", .text)
    case .validUntil: .init("有效期", .date, isEnd: true)
    case .insideUrbanBoundary: .init("位于城镇开发边界内", .flag)
    case .offFarmland: .init("不占永久基本农田", .flag)
    case .offRedLine: .init("不占生态保护红线", .flag)
    case .planningReviewed: .init("规划环评已审查", .flag)
    case .titleClear: .init("净地或权属清晰", .flag)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 招商项目
  package static let need = Entity("need")
}
