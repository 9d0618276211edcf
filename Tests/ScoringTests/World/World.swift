import Domain
import Scoring

/// A small county for tests: one need, one firm with or without a plan, and whatever a test adds.
struct World {
  static let today = CalendarDate(year: 2026, month: 11, day: 23)!

  var profile: Profile
  var rules: RulePack
  var reference = World.reference
  var firm = FirmInput(id: 1, name: "甲子示例企业")
  var plan: PlanInput?
  var need = NeedInput(
    id: 1, code: "SQ-T-01", title: "汽车线束生产", text: "引进汽车线束、电子线束企业", park: 1, zone: 1, landingMode: .land,
    targetClasses: [code("3989"), code("3670"), code("3831")], targetLinks: ["E08", "E09"])
  var park = ParkInput(id: 1, name: "石泉经济技术开发区", place: "610922")
  var zone = ZoneInput(id: 1, park: 1, name: "池河", qinling: .outside)
  var building: BuildingInput?
  var ledger: [LedgerInput] = []
  var holds: [HoldInput] = []
  var otherFirms: [FirmInput] = []
  var otherPlans: [PlanInput] = []
  var otherNeeds: [NeedInput] = []
  var otherParks: [ParkInput] = []

  init(_ profile: String = "review") throws {
    self.profile = try shippedProfile(profile)
    rules = try shippedRules()
  }

  /// A world with changes.
  func with(_ change: (inout World) -> Void) -> World {
    var world = self
    change(&world)
    return world
  }

  var ranker: Ranker {
    var builder = SnapshotBuilder(version: 7, reference: reference)
    builder.add(firm: firm)
    if let plan { builder.add(plan: plan) }
    otherFirms.forEach { builder.add(firm: $0) }
    otherPlans.forEach { builder.add(plan: $0) }
    builder.add(need: need)
    otherNeeds.forEach { builder.add(need: $0) }
    builder.add(park: park)
    otherParks.forEach { builder.add(park: $0) }
    builder.add(zone: zone)
    if let building { builder.add(building: building) }
    ledger.forEach { builder.add(ledger: $0) }
    holds.forEach { builder.add(hold: $0) }
    return Ranker(snapshot: builder.build(), rules: rules)
  }

  func ranking(top: Int = 20) throws -> Ranking {
    try ranker.rank(need: need.id, profile: profile, date: World.today, top: top)
  }

  func match(_ firm: Int64 = 1) throws -> Match {
    try ranker.explain(need: need.id, enterprise: firm, profile: profile, date: World.today)
  }

  /// The line of a criterion in the explanation of firm 1.
  func line(_ criterion: CriterionName) throws -> Contribution {
    let lines = try match().sides.flatMap(\.contributions)
    guard let line = lines.first(where: { $0.criterion == criterion.key }) else { throw NoLine(criterion: criterion) }
    return line
  }
}

/// An explanation lacks the line of a criterion.
struct NoLine: Error {
  let criterion: CriterionName
}

func code(_ text: String) -> IndustryCode { IndustryCode(text)! }

/// A fact of ten days ago.
func fact<Value>(_ value: Value, _ grade: EvidenceGrade = .documented, days: Int = 10) -> Dated<Value> {
  Dated(value, asOf: World.today.adding(days: -days), source: 1, grade: grade)
}

func wan(_ amount: Int64) -> Money { Money(wan: amount) }
