import Domain

/// 配套与原料 (来石动因): where the nearest of its main inputs or customers is (<doc:FirmsGain>).
///
/// Reads: stated inputs and customers, matched to chain links and their supply; main suppliers and markets by place and
/// road km. A firm that states none is looked up by the neighbours of the links its products name, marked 推算: what is
/// found is the least it can be.
enum SupplyProximity: Criterion {
  static let name = CriterionName.supplyProximity
  static let side = Side.reason
  static let label = "配套与原料"

  /// What makes the nearest partner near.
  private enum Cause {
    case none
    case link(FirmText.Hit)
    case place(Int32)
    /// A neighbour of the link that a product names.
    case neighbour(FirmText.Hit, link: Int)
  }

  static func judge(_ pair: Pair) -> Judgement {
    guard let nearest = nearest(pair) else { return unknown(pair) }
    return isStated(pair)
      ? .known(nearest.value)
      : .estimate(nearest.value, from: nearest.value, to: pair.profile.point(.supplyCounty))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let nearest = nearest(pair) else { return Explanation(text: silence("主要原料与客户", judgement)) }
    let reference = pair.need.reference
    func supplied(_ link: Int) -> String {
      "“\(reference.links[link].title)”\(reference.links[link].input.supply?.label ?? "")"
    }
    let words: String
    switch nearest.by {
    case .none: words = "主要原料和客户均不在本县、\(reference.cityName(of: pair.site.place))及周边"
    case .link(let hit): words = "原料或客户“\(reference.word(hit))”:\(supplied(hit.link))"
    case .neighbour(let hit, let link):
      words = "未填报主要原料与客户,按产品“\(reference.word(hit))”的上下游推算:\(supplied(link))"
    case .place(let place):
      let km = pair.need.places.kilometres(to: place).map { ",公路约 \($0) 公里" } ?? ""
      words = "主要供应商或市场在\(pair.need.placeName(place))\(km)"
    }
    return Explanation(text: "\(words),计 \(Decimals.share(judgement.value))", facts: facts(pair))
  }

  private static func isStated(_ pair: Pair) -> Bool {
    let firm = pair.firm
    return firm.input.mainInputs != nil || firm.input.customers != nil || firm.input.suppliers != nil
      || firm.input.markets != nil
  }

  private static func nearest(_ pair: Pair) -> (value: Int64, by: Cause)? {
    let links = pair.need.reference.links
    var nearest: (value: Int64, by: Cause) = (0, .none)
    func offer(_ value: Int64, _ cause: Cause) { if value > nearest.value { nearest = (value, cause) } }
    guard isStated(pair) else {
      for hit in pair.firm.text.hits where hit.meeting == .product {
        for near in links[hit.link].upstream {
          offer(value(links[near].input.supply, pair), .neighbour(hit, link: near))
        }
        for near in links[hit.link].downstream {
          offer(value(links[near].input.supply, pair), .neighbour(hit, link: near))
        }
      }
      return nearest.value > 0 ? nearest : nil
    }
    for hit in pair.firm.text.partners { offer(value(links[hit.link].input.supply, pair), .link(hit)) }
    for share in pair.firm.suppliers { offer(value(place: share.place, pair), .place(share.place)) }
    for share in pair.firm.markets { offer(value(place: share.place, pair), .place(share.place)) }
    return nearest
  }

  private static func value(_ supply: LinkSupply?, _ pair: Pair) -> Int64 {
    switch supply {
    case .park: pair.profile.point(.supplyCounty)
    case .city: pair.profile.point(.supplyCity)
    case .some(.none), nil: 0
    }
  }

  private static func value(place: Int32, _ pair: Pair) -> Int64 {
    switch pair.need.places.nearness(of: place) {
    case .county: return pair.profile.point(.supplyCounty)
    case .city: return pair.profile.point(.supplyCity)
    case .province, .elsewhere:
      guard let km = pair.need.places.kilometres(to: place), km <= pair.profile.constant(.nearKm) else { return 0 }
      return pair.profile.point(.supplyNear)
    }
  }

  private static func facts(_ pair: Pair) -> [Fact] {
    let firm = pair.firm.input
    var facts: [Fact] = []
    for (field, fact) in [("main_inputs", firm.mainInputs), ("customers", firm.customers)] {
      if let fact { facts.append(Fact(field: field, value: fact.value.joined(separator: "、"), of: fact)) }
    }
    for (field, fact) in [("suppliers", firm.suppliers), ("markets", firm.markets)] {
      guard let fact else { continue }
      let names = fact.value.map { pair.need.reference.placeName($0.place) }
      facts.append(Fact(field: field, value: names.joined(separator: "、"), of: fact))
    }
    if facts.isEmpty, let products = firm.products {
      facts.append(Fact(field: "products", value: products.value.joined(separator: "、"), of: products))
    }
    return facts
  }
}
