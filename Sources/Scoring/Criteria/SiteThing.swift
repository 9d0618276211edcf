import Domain

/// One thing a plan asks of a site, with what the site offers.
struct SiteThing {
  /// The word on screen.
  var label: String
  /// What is asked, with its unit.
  var asked: String
  /// What is offered, with its unit; `nil` when not known.
  var offered: String?
  /// 0…10,000; `nil` when the offer is not known.
  var fit: Int64?
  /// The facts compared.
  var facts: [Fact] = []

  /// Everything the plan asks, in a fixed order. What is answered with zero or 无 is not asked.
  static func asked(_ pair: Pair) -> [SiteThing] {
    let amounts: [(Resource, Dated<Quantity>?)] = [
      (.land, pair.planned(\.land)), (.plant, pair.planned(\.plant)), (.power, pair.planned(\.power)),
      (.water, pair.planned(\.water)), (.sewage, pair.planned(\.sewage)), (.gas, pair.planned(\.gas)),
      (.steam, pair.planned(\.steam)),
    ]
    var things = amounts.compactMap { resource, fact in amount(resource, fact, pair) }
    let floor = pair.need.floor
    if let height = pair.planned(\.clearHeight), height.value.milli > 0 {
      things.append(limit("层高", "clear_height", height, "m", floor?.clearHeight, pair))
    }
    if let load = pair.planned(\.floorLoad), load.value.milli > 0 {
      things.append(limit("楼面荷载", "floor_load", load, "kN/m²", floor?.floorLoad, pair))
    }
    if let ground = pair.planned(\.groundFloor), ground.value {
      things.append(
        hard(
          "首层", Fact(field: "ground_floor", value: "需首层", of: ground), floor.map { "\($0.number)层" },
          floor.map { $0.number == 1 }))
    }
    if let crane = pair.planned(\.crane), crane.value.milli > 0 {
      things.append(
        hard(
          "行车", Fact(field: "crane", value: "\(crane.value.text)t", of: crane), floor?.crane.map { "\($0.text)t" },
          floor?.crane.map { $0 >= crane.value }))
    }
    if let fire = pair.planned(\.fireClass) {
      let built = pair.need.building?.fireClass
      things.append(
        hard(
          "火灾危险性", Fact(field: "fire_class", value: fire.value.label, of: fire), built?.label,
          built.map { rank($0) <= rank(fire.value) }))
    }
    return things
  }

  private static func amount(_ resource: Resource, _ fact: Dated<Quantity>?, _ pair: Pair) -> SiteThing? {
    guard let fact, fact.value.milli > 0 else { return nil }
    let text = "\(fact.value.text)\(resource.unit)"
    var thing = SiteThing(
      label: resource.label, asked: text, facts: [Fact(field: resource.rawValue, value: text, of: fact)])
    if let offer = pair.need.offered(resource, for: pair.firm.input.id, pair.terms) {
      let curve = pair.profile.curve(offer.splits ? .offerSplit : .offerWhole)
      thing.offered = "\(offer.amount.value.text)\(resource.unit)"
      thing.fit = curve.value(at: offer.amount.value.milli * Fixed.one, over: fact.value.milli)
      thing.facts.append(Fact(field: "\(resource.rawValue)_offered", value: thing.offered ?? "", of: offer.amount))
    }
    return thing
  }

  private static func limit(
    _ label: String, _ field: String, _ fact: Dated<Quantity>, _ unit: String, _ offered: Quantity?, _ pair: Pair
  ) -> SiteThing {
    let text = "\(fact.value.text)\(unit)"
    return SiteThing(
      label: label, asked: text, offered: offered.map { "\($0.text)\(unit)" },
      fit: offered.map { pair.profile.curve(.offerSplit).value(at: $0.milli * Fixed.one, over: fact.value.milli) },
      facts: [Fact(field: field, value: text, of: fact)])
  }

  private static func hard(_ label: String, _ fact: Fact, _ offered: String?, _ holds: Bool?) -> SiteThing {
    SiteThing(
      label: label, asked: fact.value, offered: offered, fit: holds.map { $0 ? Fixed.one : 0 }, facts: [fact])
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
