import Domain

/// 市场与物流 (来石动因): road km from the site to its main market, else main supplier, never its head office
/// (<doc:FirmsGain>).
///
/// Reads: markets and suppliers with shares, the port of an exporter, goods class, stated regions. The market with the
/// largest share is the main one; without shares the nearest. Unknown goods are read as medium within the range of all.
enum Location: Criterion {
  static let name = CriterionName.location
  static let side = Side.reason
  static let label = "市场与物流"

  /// The way that counts.
  private struct Way {
    enum Goal { case port, market, supplier }

    var goal: Goal
    var place: Int32
    var km: Int64
  }

  static func judge(_ pair: Pair) -> Judgement {
    let profile = pair.profile
    var judgement: Judgement
    if let way = way(pair) {
      if let goods = pair.goods {
        judgement = .known(profile.curve(curve(goods)).value(at: way.km))
      } else {
        let all = GoodsClass.allCases.map { profile.curve(curve($0)).value(at: way.km) }
        judgement = .estimate(
          profile.curve(.distanceMedium).value(at: way.km), from: all.min() ?? 0, to: all.max() ?? Fixed.one)
      }
    } else {
      judgement = unknown(pair)
    }
    switch preference(pair) {
    case true?:
      let floor = profile.point(.locationFavoured)
      judgement.value = max(judgement.value, floor)
      judgement.low = max(judgement.low, floor)
      judgement.high = max(judgement.high, floor)
    case false?:
      let ceiling = profile.point(.locationElsewhere)
      judgement.value = min(judgement.value, ceiling)
      judgement.low = min(judgement.low, ceiling)
      judgement.high = min(judgement.high, ceiling)
    case nil: break
    }
    return judgement
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    var clauses: [String] = []
    var facts: [Fact] = []
    if let way = way(pair) {
      let (words, fact) = words(way, pair)
      clauses.append("\(words),公路约 \(way.km) 公里,按\(pair.goods?.label ?? "一般货物")计")
      facts.append(fact)
    } else {
      clauses.append("主要市场与供应地未填报或无路程数据")
    }
    if let isFavourable = preference(pair), let stated = pair.firm.input.preferredRegions {
      let names = stated.value.joined(separator: "、")
      clauses.append("意向地区“\(names)”\(isFavourable ? "包含本地" : "不含本地")")
      facts.append(Fact(field: "preferred_regions", value: names, of: stated))
    }
    return Explanation(
      text: clauses.joined(separator: ";") + ",计 \(Decimals.share(judgement.value))", facts: facts)
  }

  private static func way(_ pair: Pair) -> Way? {
    let firm = pair.firm
    let places = pair.need.places
    if firm.port >= 0, let share = firm.input.exportShare,
      share.value.milli >= pair.profile.point(.locationExportShare) * 10,
      let km = places.kilometres(to: firm.port)
    {
      return Way(goal: .port, place: firm.port, km: km)
    }
    return main(firm.markets, .market, places) ?? main(firm.suppliers, .supplier, places)
  }

  /// The place with the largest share, then the nearest.
  private static func main(_ shares: [PlacedShare], _ goal: Way.Goal, _ places: PlaceView) -> Way? {
    var main: (way: Way, share: Int64)?
    for share in shares {
      guard let km = places.kilometres(to: share.place) else { continue }
      if let main, (main.share, -main.way.km) >= (share.share, -km) { continue }
      main = (Way(goal: goal, place: share.place, km: km), share.share)
    }
    return main?.way
  }

  private static func words(_ way: Way, _ pair: Pair) -> (String, Fact) {
    let firm = pair.firm.input
    let name = pair.need.placeName(way.place)
    func fact<Value>(_ field: String, _ dated: Dated<Value>?) -> Fact {
      dated.map { Fact(field: field, value: name, of: $0) } ?? Fact(field: field, value: name)
    }
    return switch way.goal {
    case .port: ("产品以出口为主,经\(name)", fact("export_port", firm.exportPort))
    case .market: ("主要市场在\(name)", fact("markets", firm.markets))
    case .supplier: ("主要供应地在\(name)", fact("suppliers", firm.suppliers))
    }
  }

  /// Whether the stated regions, while they count, include the county.
  private static func preference(_ pair: Pair) -> Bool? {
    guard let wishesHere = pair.firm.wishesHere, let stated = pair.firm.input.preferredRegions,
      stated.asOf >= pair.terms.earliest(.preference)
    else { return nil }
    return wishesHere
  }

  private static func curve(_ goods: GoodsClass) -> CurveName {
    switch goods {
    case .heavy: .distanceHeavy
    case .medium: .distanceMedium
    case .light: .distanceLight
    }
  }
}
