package import Domain

/// A project a firm intends (拟投项目, <doc:Inputs>). `nil` is unknown; zero and empty are answers.
package struct PlanInput: Sendable, Hashable {
  /// The organisation's number of the plan.
  package var id: Int64
  /// The enterprise it belongs to.
  package var firm: Int64
  package var name: String
  /// 建设内容及规模.
  package var content: String
  /// Industry code of the project itself where it differs from the firm's.
  package var code: Dated<IndustryCode>?
  /// 落地方式.
  package var landingMode: Dated<LandingMode>?
  /// 总投资.
  package var totalInvestment: Dated<Money>?
  /// 固定资产投资.
  package var fixedInvestment: Dated<Money>?
  /// Own funds ÷ total investment, percent.
  package var ownFundsShare: Dated<Quantity>?
  /// Whether funds are proved (银行资信、基金、集团担保).
  package var fundsProof: Dated<Bool>?
  /// Yearly output at capacity.
  package var output: Dated<Money>?
  /// Tax paid in a full year at capacity (达产年税收), all levels, without export refund.
  package var tax: Dated<Money>?
  /// New local jobs at capacity.
  package var newLocalJobs: Dated<Int64>?
  /// Workers asked for, by skill.
  package var skills: Dated<[SkillDemand]>?
  /// 土地, 亩.
  package var land: Dated<Quantity>?
  /// 厂房, m².
  package var plant: Dated<Quantity>?
  /// Clear height needed, m.
  package var clearHeight: Dated<Quantity>?
  /// Floor load needed, kN/m².
  package var floorLoad: Dated<Quantity>?
  /// Whether the ground floor is needed.
  package var groundFloor: Dated<Bool>?
  /// Crane needed, t; 0 is none.
  package var crane: Dated<Quantity>?
  /// Fire class of its production (甲乙丙丁戊).
  package var fireClass: Dated<FireClass>?
  /// 电力, kVA.
  package var power: Dated<Quantity>?
  /// 用水, t/d.
  package var water: Dated<Quantity>?
  /// 污水, t/d.
  package var sewage: Dated<Quantity>?
  /// 天然气, m³/h.
  package var gas: Dated<Quantity>?
  /// 蒸汽, t/h.
  package var steam: Dated<Quantity>?
  /// 综合能耗, tce/a.
  package var energyTce: Dated<Quantity>?
  /// 年用电量, 万 kWh/a.
  package var electricity: Dated<Quantity>?
  /// Net increase of COD, t/a.
  package var cod: Dated<Quantity>?
  /// Net increase of 氨氮, t/a.
  package var ammonia: Dated<Quantity>?
  /// Net increase of 总磷, t/a.
  package var phosphorus: Dated<Quantity>?
  /// Whether there is process waste water beside domestic sewage.
  package var processWastewater: Dated<Bool>?
  /// Key processes (印染, 电镀, 喷涂, 发酵 …).
  package var processes: Dated<[String]>?
  /// Safety marks; empty means declared to have none.
  package var hazards: Dated<[Hazard]>?
  /// Whether used equipment is moved in.
  package var secondHandEquipment: Dated<Bool>?
  /// Wanted start of production or use of the site.
  package var wantedStart: Dated<CalendarDate>?
  /// Codes of what the firm asks the county for; empty means it asks nothing.
  package var asks: Dated<[String]>?

  /// A record as it is given; what is left out is unknown.
  package init(
    id: Int64, firm: Int64, name: String = "", content: String = "", code: Dated<IndustryCode>? = nil,
    landingMode: Dated<LandingMode>? = nil,
    totalInvestment: Dated<Money>? = nil, fixedInvestment: Dated<Money>? = nil,
    ownFundsShare: Dated<Quantity>? = nil, fundsProof: Dated<Bool>? = nil, output: Dated<Money>? = nil,
    tax: Dated<Money>? = nil, newLocalJobs: Dated<Int64>? = nil, skills: Dated<[SkillDemand]>? = nil,
    land: Dated<Quantity>? = nil, plant: Dated<Quantity>? = nil, clearHeight: Dated<Quantity>? = nil,
    floorLoad: Dated<Quantity>? = nil, groundFloor: Dated<Bool>? = nil, crane: Dated<Quantity>? = nil,
    fireClass: Dated<FireClass>? = nil, power: Dated<Quantity>? = nil, water: Dated<Quantity>? = nil,
    sewage: Dated<Quantity>? = nil, gas: Dated<Quantity>? = nil, steam: Dated<Quantity>? = nil,
    energyTce: Dated<Quantity>? = nil, electricity: Dated<Quantity>? = nil, cod: Dated<Quantity>? = nil,
    ammonia: Dated<Quantity>? = nil, phosphorus: Dated<Quantity>? = nil, processWastewater: Dated<Bool>? = nil,
    processes: Dated<[String]>? = nil, hazards: Dated<[Hazard]>? = nil, secondHandEquipment: Dated<Bool>? = nil,
    wantedStart: Dated<CalendarDate>? = nil, asks: Dated<[String]>? = nil
  ) {
    self.id = id
    self.firm = firm
    self.name = name
    self.content = content
    self.code = code
    self.landingMode = landingMode
    self.totalInvestment = totalInvestment
    self.fixedInvestment = fixedInvestment
    self.ownFundsShare = ownFundsShare
    self.fundsProof = fundsProof
    self.output = output
    self.tax = tax
    self.newLocalJobs = newLocalJobs
    self.skills = skills
    self.land = land
    self.plant = plant
    self.clearHeight = clearHeight
    self.floorLoad = floorLoad
    self.groundFloor = groundFloor
    self.crane = crane
    self.fireClass = fireClass
    self.power = power
    self.water = water
    self.sewage = sewage
    self.gas = gas
    self.steam = steam
    self.energyTce = energyTce
    self.electricity = electricity
    self.cod = cod
    self.ammonia = ammonia
    self.phosphorus = phosphorus
    self.processWastewater = processWastewater
    self.processes = processes
    self.hazards = hazards
    self.secondHandEquipment = secondHandEquipment
    self.wantedStart = wantedStart
    self.asks = asks
  }
}
