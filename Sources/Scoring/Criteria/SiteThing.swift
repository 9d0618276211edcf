import Domain

/// One thing a plan asks of a site, with what the site offers; its words are made only when it is explained.
struct SiteThing {
  /// The word on screen.
  var label: String
  /// Field name of the asked fact.
  var field: String
  /// Asked amount in thousandths, or nothing for a yes or no.
  var asked: Quantity?
  /// What is asked when it is no amount: `需首层`.
  var askedWord = ""
  /// Offered amount, when it is an amount and known.
  var offered: Quantity?
  /// What is offered when it is no amount.
  var offeredWord = ""
  /// Unit of the amounts.
  var unit = ""
  /// 0…10,000; `nil` when the offer is not known.
  var fit: Int64?
  /// Source and day of the asked fact.
  var source: Int64
  var asOf: CalendarDate

  private init<Value>(_ label: String, _ field: String, _ fact: Dated<Value>) {
    self.label = label
    self.field = field
    source = fact.source
    asOf = fact.asOf
  }

  /// `电力需 400kVA、可供 1000kVA(1.00)`.
  var text: String {
    let asks = asked.map { "\($0.text)\(unit)" } ?? askedWord
    let offers = offered.map { "\($0.text)\(unit)" } ?? (offeredWord.isEmpty ? "未知" : offeredWord)
    return "\(label)需 \(asks)、可供 \(offers)" + (fit.map { "(\(Decimals.share($0)))" } ?? "")
  }

  var facts: [Fact] {
    let asks = asked.map { "\($0.text)\(unit)" } ?? askedWord
    var facts = [Fact(field: field, value: asks, source: source == 0 ? nil : source, asOf: asOf)]
    if let offered { facts.append(Fact(field: "\(field)_offered", value: "\(offered.text)\(unit)")) }
    return facts
  }

  /// Everything the plan asks, in a fixed order. What is answered with zero or 无 is not asked.
  static func asked(_ pair: Pair) -> [SiteThing] {
    guard let plan = pair.plan?.input else { return [] }
    var things = pair.site.supplies.compactMap { supply in
      pair.planned(plan.amount(of: supply.resource)).flatMap { SiteThing($0, supply, pair) }
    }
    appendBuilding(&things, plan, pair)
    return things
  }

  private init?(_ fact: Dated<Quantity>, _ supply: Supply, _ pair: Pair) {
    guard fact.value.milli > 0 else { return nil }
    let resource = supply.resource
    self.init(resource.label, resource.field, fact)
    asked = fact.value
    unit = resource.unit
    guard let milli = supply.offered(to: pair.firm.input.id) else { return }
    offered = Quantity(milli: milli)
    fit = pair.profile.curve(supply.curve).value(atRatio: milli, over: fact.value.milli)
  }

  /// What the plan asks of a building, held against the floor that misses least: height, load, ground floor, crane; and the
  /// fire class of the building.
  private static func appendBuilding(_ things: inout [SiteThing], _ plan: PlanInput, _ pair: Pair) {
    let floor = pair.site.floor(for: pair.facts)?.floor
    func limit(_ label: String, _ field: String, _ unit: String, _ fact: Dated<Quantity>?, _ offered: Quantity?) {
      guard let fact, fact.value.milli > 0 else { return }
      var thing = SiteThing(label, field, fact)
      thing.asked = fact.value
      thing.unit = unit
      thing.offered = offered
      thing.fit = offered.map { pair.profile.curve(.offerSplit).value(atRatio: $0.milli, over: fact.value.milli) }
      things.append(thing)
    }
    limit("层高", "storey_height_m", "m", pair.planned(plan.clearHeight), floor?.clearHeight)
    limit("楼面荷载", "floor_load_kn_m2", "kN/m²", pair.planned(plan.floorLoad), floor?.floorLoad)
    if let ground = pair.planned(plan.groundFloor), ground.value {
      var thing = SiteThing("首层", "ground_floor", ground)
      thing.askedWord = "首层"
      if let floor {
        thing.offeredWord = floor.number == 1 ? "首层" : "非首层"
        thing.fit = floor.number == 1 ? Fixed.one : 0
      }
      things.append(thing)
    }
    if let crane = pair.planned(plan.crane), crane.value.milli > 0 {
      var thing = SiteThing("行车", "crane_t", crane)
      thing.asked = crane.value
      thing.unit = "t"
      thing.offered = floor?.crane
      thing.fit = floor?.crane.map { $0 >= crane.value ? Fixed.one : 0 }
      things.append(thing)
    }
    if let fire = pair.planned(plan.fireClass) {
      var thing = SiteThing("火灾危险性", "fire_class", fire)
      thing.askedWord = fire.value.label
      if let built = pair.site.building?.fireClass {
        thing.offeredWord = built.label
        thing.fit = built <= fire.value ? Fixed.one : 0
      }
      things.append(thing)
    }
  }
}

extension PlanInput {
  /// What the plan asks of a resource.
  func amount(of resource: Resource) -> Dated<Quantity>? {
    switch resource {
    case .land: land
    case .plant: plant
    case .power: power
    case .water: water
    case .sewage: sewage
    case .gas: gas
    case .steam: steam
    }
  }
}
