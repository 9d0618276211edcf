/// The fields of a park (园区).
package enum ParkField: String, RecordField {
  case code, name, place, planReviewed = "plan_reviewed", intensity = "intensity_yuan_mu", intensityPaper =
    "intensity_paper"
  case taxIntensity = "tax_intensity_yuan_mu", taxIntensityPaper = "tax_intensity_paper"
  case wage = "wage_yuan_month", powerPrice = "power_price_yuan_kwh", waterPrice = "water_price_yuan_t"
  case gasPrice = "gas_price_yuan_m3", landPrice = "land_price_yuan_mu", links = "present_links", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ParkField>(
    .park, "园区", path: "parks", schema: "Park", help: "园区", name: .name, code: .code)
  /// What a record cannot be without.
  package static let required: Set<ParkField> = [.code, .name]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .code: .init("园区编号", .text)
    case .name: .init("园区名称", .text)
    case .place: .init("所在地", .text)
    case .planReviewed: .init("规划环评已审查", .flag)
    case .intensity: .init("投资强度门槛(每亩)", .money, money: .wanPerMu)
    case .intensityPaper: .init("投资强度依据", .text)
    case .taxIntensity: .init("亩均税收门槛(每亩)", .money, money: .wanPerMu)
    case .taxIntensityPaper: .init("亩均税收依据", .text)
    case .wage: .init("普工月薪", .money, money: .yuanAMonth)
    case .powerPrice: .init("电价(元/千瓦时)", .quantity(.stated))
    case .waterPrice: .init("水价(元/吨)", .quantity(.stated))
    case .gasPrice: .init("气价(元/立方米)", .quantity(.stated))
    case .landPrice: .init("土地价格(每亩)", .money, money: .wanPerMu)
    case .links: .init("已有环节", .texts, words: .chainLinks)
    case .note: .init("备注", .text)
    }
  }
}

/// The fields of a sub-zone of a park (片区).
package enum ZoneField: String, RecordField {
  case park = "park_id", code, name, riverDistance = "river_distance_km", chemicalPark = "chemical_park"
  case protection, plotRatio = "plot_ratio"
  case intensity = "intensity_yuan_mu", intensityPaper = "intensity_paper"
  case taxIntensity = "tax_intensity_yuan_mu", taxIntensityPaper = "tax_intensity_paper"
  case sewagePiped = "sewage_piped", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ZoneField>(
    .zone, "片区", path: "zones", schema: "Zone", help: "园区的片区", name: .name, code: .code)
  /// What a record cannot be without.
  package static let required: Set<ZoneField> = [.park, .code, .name]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .park: .init("园区", .reference(.park))
    case .code: .init("片区编号", .text)
    case .name: .init("片区名称", .text)
    case .riverDistance: .init("距汉江岸线", .quantity(.kilometre))
    case .chemicalPark: .init("认定化工园区", .flag)
    case .protection: .init("秦岭保护分区", .choice(of: QinlingZone.self))
    case .plotRatio: .init("容积率", .quantity(.stated))
    case .intensity: .init("投资强度门槛(每亩)", .money, money: .wanPerMu)
    case .intensityPaper: .init("投资强度依据", .text)
    case .taxIntensity: .init("亩均税收门槛(每亩)", .money, money: .wanPerMu)
    case .taxIntensityPaper: .init("亩均税收依据", .text)
    case .sewagePiped: .init("污水纳管", .flag)
    case .note: .init("备注", .text)
    }
  }
}

/// The fields of a plant building (厂房).
package enum BuildingField: String, RecordField {
  case zone = "zone_id", code, name, floors, area = "area_m2", storeyHeight = "storey_height_m"
  case groundLoad = "ground_load_kn_m2", floorLoad = "floor_load_kn_m2", crane = "crane_t", fireClass = "fire_class"
  case plotRatio = "plot_ratio", rent = "rent_yuan_m2_month", titleClear = "title_clear", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<BuildingField>(
    .building, "厂房", path: "buildings", schema: "Building", help: "标准厂房", name: .name, code: .code,
    takesTables: true, again: .init([.zone, .code], updates: true))
  /// What a record cannot be without.
  package static let required: Set<BuildingField> = [.zone, .code, .name]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .zone: .init("片区", .reference(.zone))
    case .code: .init("厂房编号", .text)
    case .name: .init("厂房名称", .text)
    case .floors: .init("层数", .count(.storey))
    case .area: .init("建筑面积", .quantity(.squareMetre))
    case .storeyHeight: .init("层高", .quantity(.metre))
    case .groundLoad: .init("首层荷载", .quantity(.kilonewtonPerSquareMetre))
    case .floorLoad: .init("楼面荷载", .quantity(.kilonewtonPerSquareMetre))
    case .crane: .init("行车吨位", .quantity(.tonne))
    case .fireClass: .init("火灾危险性类别", .choice(of: FireClass.self))
    case .plotRatio: .init("容积率", .quantity(.stated))
    case .rent: .init("租金(元/㎡·月)", .quantity(.stated))
    case .titleClear: .init("权属清晰", .flag)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 园区
  package static let park = Entity("park")
  /// 片区
  package static let zone = Entity("zone")
  /// 厂房
  package static let building = Entity("building")
}
