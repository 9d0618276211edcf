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

  /// The facts compared.
  var facts: [Fact] {
    let asks = asked.map { "\($0.text)\(unit)" } ?? askedWord
    var facts = [Fact(field: field, value: asks, source: source == 0 ? nil : source, asOf: asOf)]
    if let offered { facts.append(Fact(field: "\(field)_offered", value: "\(offered.text)\(unit)")) }
    return facts
  }

  /// Everything the plan asks, in a fixed order. What is answered with zero or 无 is not asked.
  static func asked(_ pair: Pair) -> [SiteThing] {
    guard pair.plan != nil else { return [] }
    var things: [SiteThing] = []
    func amount(_ resource: Resource, _ fact: Dated<Quantity>?) {
      guard let fact, fact.value.milli > 0 else { return }
      var thing = SiteThing(resource.label, resource.field, fact)
      thing.asked = fact.value
      thing.unit = resource.unit
      if let offer = pair.need.offered(resource, for: pair.firm.input.id, pair.terms) {
        let curve = pair.profile.curve(offer.splits ? .offerSplit : .offerWhole)
        thing.offered = offer.amount.value
        thing.fit = curve.value(at: offer.amount.value.milli * Fixed.one, over: fact.value.milli)
      }
      things.append(thing)
    }
    amount(.land, pair.planned(pair.plan?.input.land))
    amount(.plant, pair.planned(pair.plan?.input.plant))
    amount(.power, pair.planned(pair.plan?.input.power))
    amount(.water, pair.planned(pair.plan?.input.water))
    amount(.sewage, pair.planned(pair.plan?.input.sewage))
    amount(.gas, pair.planned(pair.plan?.input.gas))
    amount(.steam, pair.planned(pair.plan?.input.steam))
    appendBuilding(&things, pair)
    return things
  }

  /// What the plan asks of a building: height, load, floor, crane and fire class.
  private static func appendBuilding(_ things: inout [SiteThing], _ pair: Pair) {
    let floor = pair.need.floor
    func limit(_ label: String, _ field: String, _ unit: String, _ fact: Dated<Quantity>?, _ offered: Quantity?) {
      guard let fact, fact.value.milli > 0 else { return }
      var thing = SiteThing(label, field, fact)
      thing.asked = fact.value
      thing.unit = unit
      thing.offered = offered
      thing.fit = offered.map {
        pair.profile.curve(.offerSplit).value(at: $0.milli * Fixed.one, over: fact.value.milli)
      }
      things.append(thing)
    }
    limit("层高", "storey_height_m", "m", pair.planned(pair.plan?.input.clearHeight), floor?.clearHeight)
    limit("楼面荷载", "floor_load_kn_m2", "kN/m²", pair.planned(pair.plan?.input.floorLoad), floor?.floorLoad)
    if let ground = pair.planned(pair.plan?.input.groundFloor), ground.value {
      var thing = SiteThing("首层", "ground_floor", ground)
      thing.askedWord = "首层"
      if let floor {
        thing.offeredWord = floor.number == 1 ? "首层" : "非首层"
        thing.fit = floor.number == 1 ? Fixed.one : 0
      }
      things.append(thing)
    }
    if let crane = pair.planned(pair.plan?.input.crane), crane.value.milli > 0 {
      var thing = SiteThing("行车", "crane_t", crane)
      thing.asked = crane.value
      thing.unit = "t"
      thing.offered = floor?.crane
      thing.fit = floor?.crane.map { $0 >= crane.value ? Fixed.one : 0 }
      things.append(thing)
    }
    if let fire = pair.planned(pair.plan?.input.fireClass) {
      var thing = SiteThing("火灾危险性", "fire_class", fire)
      thing.askedWord = fire.value.label
      if let built = pair.need.building?.fireClass {
        thing.offeredWord = built.label
        thing.fit = rank(built) <= rank(fire.value) ? Fixed.one : 0
      }
      things.append(thing)
    }
  }

  /// 甲 0 … 戊 4: a building takes its own class and milder ones.
  private static func rank(_ fire: FireClass) -> Int {
    switch fire {
    case .jia: 0
    case .yi: 1
    case .bing: 2
    case .ding: 3
    case .wu: 4
    }
  }
}
