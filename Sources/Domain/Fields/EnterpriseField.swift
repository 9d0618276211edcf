/// The fields of a firm (校友企业).
package enum EnterpriseField: String, RecordField {
  case name, creditCode = "credit_code", shortNames = "short_names", formerNames = "former_names"
  case industryCode = "industry_code", secondaryCodes = "secondary_codes"
  case inferredCodes = "inferred_codes"
  case products, businessScope = "business_scope", technologies, titles
  case nature, groupName = "group_name", actualController = "actual_controller"
  case paidInCapital = "paid_in_capital_yuan", netAssets = "net_assets_yuan"
  case revenue = "revenue_yuan", revenuePrevious = "revenue_previous_yuan"
  case tax = "tax_yuan", taxPrevious = "tax_previous_yuan"
  case headcount, growth = "growth_3y_pct", rdShare = "rd_share_pct", exportShare = "export_share_pct"
  case wage = "wage_yuan_month"
  case place, productionSites = "production_sites", markets, suppliers
  case preferredRegions = "preferred_regions", exportPort = "export_port"
  case leaseEnd = "lease_end", isLocal = "is_local", origin, founded
  case expansionIntent = "expansion_intent", mainInputs = "main_inputs", customers, note
  case contactName = "contact_name", contactPhone = "contact_phone"
  case excludedRegions = "excluded_regions"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<EnterpriseField>(
    .enterprise, "企业", path: "enterprises", schema: "Enterprise", help: "校友企业:导入、导出、合并、补录", name: .name,
    code: .creditCode, listed: [.place, .industryCode, .products, .revenue],
    searched: [.name, .shortNames, .formerNames, .creditCode, .products], isTestimony: true)
  /// What a record cannot be without.
  package static let required: Set<EnterpriseField> = [.name]
  /// Remarks are added.
  package static let gathered: Set<EnterpriseField> = [.note]
  /// No firm was founded in days to come.
  package static let happened: Set<EnterpriseField> = [.founded]
  /// What products and scope speak of.
  package static let inferred: Set<EnterpriseField> = [.inferredCodes]
  /// Contact data, masked everywhere.
  package static let personal: Set<EnterpriseField> = [.contactPhone]
  /// The same.
  package static let phones: Set<EnterpriseField> = [.contactPhone]
  /// What is not the office's own remark or conclusion.
  package static let own = Set(EnterpriseField.allCases).subtracting([.inferredCodes, .note, .isLocal])
  /// The name it has, those it had, and those it is called.
  package static let names: [EnterpriseField] = [.name, .formerNames, .shortNames]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .name: .init("企业名称", .text)
    case .creditCode: .init("统一社会信用代码", .creditCode)
    case .shortNames: .init("企业简称", .texts)
    case .formerNames: .init("曾用名", .texts)
    case .industryCode: .init("国民经济行业代码", .industryCode)
    case .secondaryCodes: .init("兼营行业代码", .industryCodes)
    case .inferredCodes: .init("推断行业代码", .texts)
    case .products: .init("主营产品", .texts)
    case .businessScope: .init("经营范围", .text)
    case .technologies: .init("核心技术与装备", .texts)
    case .titles: .init("资质称号", .texts)
    case .nature: .init("企业性质", .choice(of: FirmNature.self))
    case .groupName: .init("所属集团", .text)
    case .actualController: .init("实际控制人", .text)
    case .paidInCapital: .init("实缴资本", .money)
    case .netAssets: .init("净资产", .money)
    case .revenue: .init("上年营业收入", .money)
    case .revenuePrevious: .init("前年营业收入", .money)
    case .tax: .init("上年纳税额", .money)
    case .taxPrevious: .init("前年纳税额", .money)
    case .headcount: .init("从业人数", .count(.person))
    case .growth: .init("近三年年均增长率", .quantity(.percent))
    case .rdShare: .init("研发投入占比", .quantity(.percent))
    case .exportShare: .init("出口占比", .quantity(.percent))
    case .wage: .init("现址普工月薪", .money, money: .yuanAMonth)
    case .place: .init("所在城市", .text)
    case .productionSites: .init("生产基地", .texts)
    case .markets: .init("主要市场", .texts)
    case .suppliers: .init("主要供应地", .texts)
    case .preferredRegions: .init("意向区域", .texts)
    case .exportPort: .init("出口口岸", .text)
    case .leaseEnd: .init("现厂房租期截止", .date, isEnd: true)
    case .isLocal: .init("本地企业", .flag)
    case .origin: .init("资金来源地", .choice(of: FirmOrigin.self))
    case .founded: .init("成立日期", .date)
    case .expansionIntent: .init("扩产意向", .choice(of: ExpansionIntent.self))
    case .mainInputs: .init("主要原料", .texts)
    case .customers: .init("主要客户", .texts)
    case .note: .init("备注", .text)
    case .contactName: .init("对外联系人", .text)
    case .contactPhone: .init("对外联系电话", .text)
    case .excludedRegions: .init("不去区域", .texts)
    }
  }
}

extension Entity {
  /// 企业
  package static let enterprise = Entity("enterprise")
}
