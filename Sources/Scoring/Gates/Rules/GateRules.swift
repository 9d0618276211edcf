package import Domain

/// The parameters of the gates of a pair and of the need's own.
package struct GateRules: Sendable, Hashable, Codable {
  /// 产业准入
  package let industryAdmission: AdmissionRules
  /// 长江保护法
  package let yangtze: YangtzeRules
  /// 排放总量
  package let pollutantTotal: PollutantRules
  /// 节能与两高
  package let energy: EnergyRules
  /// 安全条件
  package let safety: SafetyRules
  /// 投资强度
  package let investmentIntensity: IntensityRules
  /// 亩均税收
  package let taxIntensity: IntensityRules
  /// 要素容量
  package let capacity: CapacityRules
  /// 主体信用
  package let standing: StandingRules
  /// 时间窗口
  package let window: WindowRules
  /// 区域意愿; a rule pack of earlier days has none.
  package let excludedRegion: FirmWishRules?
  /// 用地合规
  package let siteLawful: SiteRules

  private enum CodingKeys: String, CodingKey {
    case yangtze, energy, safety, capacity, standing, window
    case industryAdmission = "industry_admission"
    case pollutantTotal = "pollutant_total"
    case investmentIntensity = "investment_intensity"
    case taxIntensity = "tax_intensity"
    case siteLawful = "site_lawful"
    case excludedRegion = "excluded_region"
  }
}

/// Parameters of `excluded_region`: what a firm says of where it will not go.
package struct FirmWishRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who records what the firm says.
  package let departments: [String]
}

/// What the parameters of every gate have: the clause they rest on, where it comes from, who answers.
package protocol CitedRules: Sendable {
  /// The clause as it is printed.
  var clause: String { get }
  /// The id of its ``RuleSource``.
  var source: String { get }
  /// Who rules on it; the first where one is named.
  var departments: [String] { get }
}

extension CitedRules {
  /// The department named in a sentence.
  var department: String { departments.first ?? "" }
}

/// Parameters of `yangtze` (《长江保护法》 art. 22 and 26).
package struct YangtzeRules: CitedRules, Sendable, Hashable, Codable {
  /// The river whose bank is meant, a tributary of the 长江.
  package let river: String
  /// The clause on chemical projects near the bank, as it is printed.
  package let clause: String
  /// The clause on heavily polluting firms moving upstream, as it is printed.
  package let transferClause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who rules on it.
  package let departments: [String]
  /// Within this many metres of the bank no chemical project is built or enlarged.
  package let bankDistanceMetres: Int64
  /// Classes, groups or divisions that are chemical projects.
  package let chemicalCodes: [IndustryCode]
  /// Those of which the department must say whether they are.
  package let chemicalToConfirm: [IndustryCode]
  /// Whether a chemical project needs a recognised 化工园区.
  package let recognisedParkRequired: Bool

  private enum CodingKeys: String, CodingKey {
    case river, clause, source, departments
    case transferClause = "transfer_clause"
    case bankDistanceMetres = "bank_distance_m"
    case chemicalCodes = "chemical_codes"
    case chemicalToConfirm = "chemical_to_confirm"
    case recognisedParkRequired = "recognised_park_required"
  }
}

/// Parameters of `pollutant_total` (《南水北调工程供用水管理条例》 art. 21).
package struct PollutantRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who rules on it.
  package let departments: [String]
  /// The pollutants whose total is counted, in t/a.
  package let pollutants: [String]
  /// Process words that make a ruling unlikely.
  package let heavyProcesses: [String]
  /// Process words that mean process waste water.
  package let processWaterProcesses: [String]

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments, pollutants
    case heavyProcesses = "heavy_processes"
    case processWaterProcesses = "process_water_processes"
  }
}

/// Parameters of `energy`: from these lines on a project needs 节能审查.
package struct EnergyRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who rules on it.
  package let departments: [String]
  /// Tonnes of standard coal a year.
  package let tceLine: Quantity
  /// 万 kWh a year.
  package let electricityLine: Quantity
  /// Tonnes of standard coal in 1 万 kWh (10 万 kWh = 12.29 tce).
  package let tcePerWanKwh: Quantity
  /// 两高 trades; a hit is unknown until ruled on.
  package let highEnergyList: AdmissionList

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case tceLine = "tce_line"
    case electricityLine = "electricity_line_wan_kwh"
    case tcePerWanKwh = "tce_per_wan_kwh"
    case highEnergyList = "high_energy_list"
  }
}

/// Parameters of `safety`: what on a plan calls for the safety authority.
package struct SafetyRules: CitedRules, Sendable, Hashable, Codable {
  /// A dangerous process and the words it is recognised by.
  package struct Mark: Sendable, Hashable, Codable {
    package let hazard: Hazard
    /// Words in the plan's key processes.
    package let words: [String]
  }

  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who rules on it.
  package let departments: [String]
  package let marks: [Mark]
}

/// Parameters of `investment_intensity` and `tax_intensity`: a line in 元 per 亩 (for tax: 元 per 亩 and year).
package struct IntensityRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who rules on it.
  package let departments: [String]
  /// The mode of the pack's own line; a park's, zone's or need's paper is binding whatever this says.
  package let mode: ThresholdMode
  /// The line, 元 per 亩.
  package let lineYuanPerMu: Int64
  /// Whose line it is, as it is read aloud beside it.
  package let lineOf: String?
  /// Ways of landing that the line does not apply to.
  package let exemptModes: [LandingMode]
  /// m² in one 亩 for rented plant: 亩 = m² ÷ 容积率 ÷ this.
  package let squareMetresPerMu: Quantity
  /// Share of 总投资 that is surely fixed, when only the total is given; `nil` where the line is not on investment.
  package let fixedShareFloor: Quantity?
  /// What other places ask, as read aloud beside the line; never a veto here.
  package let elsewhere: String?
  /// The id of the source of `elsewhere`.
  package let elsewhereSource: String?

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments, mode, elsewhere
    case lineYuanPerMu = "line_yuan_per_mu"
    case lineOf = "line_of"
    case exemptModes = "exempt_modes"
    case squareMetresPerMu = "square_metres_per_mu"
    case fixedShareFloor = "fixed_share_floor"
    case elsewhereSource = "elsewhere_source"
  }
}

/// Parameters of `capacity`.
package struct CapacityRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who answers for the ledger.
  package let departments: [String]
  /// What a plan must state before its capacity can be judged, by 落地方式 (raw value of ``LandingMode``).
  package let required: [String: [Resource]]

  /// Who answers for a resource: the first named for land and plant, the second for power, the third for water.
  func department(of resource: Resource) -> String {
    let place =
      switch resource {
      case .power: 1
      case .water, .sewage: 2
      default: 0
      }
    return departments.indices.contains(place) ? departments[place] : department
  }
}

/// Parameters of `standing`.
package struct StandingRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who looks the registers up.
  package let departments: [String]
  /// Whose name must be looked up in every register; others count once they have been.
  package let requiredSubjects: [StandingSubject]

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case requiredSubjects = "required_subjects"
  }
}

/// Parameters of `window`.
package struct WindowRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who can move the dates.
  package let departments: [String]
  /// Months by which a start may miss the need's window at either end.
  package let toleranceMonths: Int

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments
    case toleranceMonths = "tolerance_months"
  }
}

/// Parameters of `site_lawful`, asked once of the need: inside 城镇开发边界, off 永久基本农田 and 生态保护红线,
/// 规划环评 reviewed, plot cleared or building's title clear.
package struct SiteRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  package let departments: [String]
}
