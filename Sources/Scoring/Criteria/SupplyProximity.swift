import Domain

/// 配套与原料 (来石动因): where the nearest of its main inputs or customers is (scoring defaults §3.2).
///
/// Reads: stated inputs and customers, matched to chain links and their supply; main suppliers and markets by place and
/// road km. A firm that states none is looked up by the neighbours of the links its products name, marked 推算: what is
/// found is the least it can be.
enum SupplyProximity: Criterion {
  static let name = CriterionName.supplyProximity
  static let reads = Reads.site

  /// The nearest partner found.
  private struct Nearest {
    var value: Int64 = 0
    var words = "主要原料和客户均不在本县、安康及周边"
    var isDerived = false
    var facts: [Fact] = []
  }

  static func judge(_ pair: Pair) -> Judgement {
    guard let nearest = nearest(pair) else { return unknown(pair) }
    return nearest.isDerived
      ? .estimate(nearest.value, from: nearest.value, to: pair.profile.point(.supplyCounty)) : .known(nearest.value)
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let nearest = nearest(pair) else { return Explanation(text: silence("主要原料与客户", judgement)) }
    return Explanation(
      text: "\(nearest.words),计 \(Decimals.share(judgement.value))", facts: nearest.facts)
  }

  private static func nearest(_ pair: Pair) -> Nearest? {
    let firm = pair.firm.input
    let links = pair.need.reference.links
    var nearest = Nearest()
    func offer(_ value: Int64, _ words: String) {
      if value > nearest.value {
        nearest.value = value
        nearest.words = words
      }
    }
    let isStated = firm.mainInputs != nil || firm.customers != nil || firm.suppliers != nil || firm.markets != nil
    guard isStated else { return derived(pair) }
    for hit in pair.firm.text.partners {
      let supply = links[hit.link].input.supply
      offer(value(supply, pair.profile), "原料或客户“\(hit.word)”(\(links[hit.link].title))\(supply?.label ?? "")")
    }
    for share in (firm.suppliers?.value ?? []) + (firm.markets?.value ?? []) {
      guard let (value, words) = value(place: share.place, pair) else { continue }
      offer(value, "主要供应商或市场在\(pair.need.reference.placeName(share.place)),\(words)")
    }
    for (field, fact) in [("main_inputs", firm.mainInputs), ("customers", firm.customers)] {
      if let fact { nearest.facts.append(Fact(field: field, value: fact.value.joined(separator: "、"), of: fact)) }
    }
    for (field, fact) in [("suppliers", firm.suppliers), ("markets", firm.markets)] {
      guard let fact else { continue }
      let names = fact.value.map { pair.need.reference.placeName($0.place) }
      nearest.facts.append(Fact(field: field, value: names.joined(separator: "、"), of: fact))
    }
    return nearest
  }

  /// The neighbours of the links that the firm's products name; `nil` when none is known to be near.
  private static func derived(_ pair: Pair) -> Nearest? {
    let links = pair.need.reference.links
    var nearest = Nearest(isDerived: true)
    for hit in pair.firm.text.hits where hit.meeting == .product {
      for near in links[hit.link].upstream + links[hit.link].downstream {
        let supply = links[near].input.supply
        let value = value(supply, pair.profile)
        guard value > nearest.value else { continue }
        nearest.value = value
        nearest.words = "未填报主要原料与客户,按产品“\(hit.word)”的上下游推算:“\(links[near].title)”\(supply?.label ?? "")"
        nearest.facts = [Fact(field: "products", value: hit.word)]
      }
    }
    return nearest.value > 0 ? nearest : nil
  }

  private static func value(_ supply: LinkSupply?, _ profile: Profile) -> Int64 {
    switch supply {
    case .park: profile.point(.supplyCounty)
    case .city: profile.point(.supplyCity)
    case .some(.none), nil: 0
    }
  }

  private static func value(place: String, _ pair: Pair) -> (Int64, String)? {
    let site = pair.need.place
    if !site.isEmpty, place == site { return (pair.profile.point(.supplyCounty), "与项目同县") }
    if site.count == 6, place.hasPrefix(site.prefix(4)) { return (pair.profile.point(.supplyCity), "与项目同市") }
    guard let km = pair.need.kilometres(to: place) else { return nil }
    return km <= pair.profile.constant(.nearKm) ? (pair.profile.point(.supplyNear), "公路约 \(km) 公里") : nil
  }
}
