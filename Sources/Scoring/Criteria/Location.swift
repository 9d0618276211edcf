import Domain

/// 市场与物流 (来石动因): road km from the site to its main market, else main supplier, never its head office
/// (scoring defaults §3.2).
///
/// Reads: markets and suppliers with shares, the port of an exporter, goods class, stated regions. The market with the
/// largest share is the main one; without shares the nearest. Unknown goods are read as medium within the range of all.
enum Location: Criterion {
  static let name = CriterionName.location
  static let reads = Reads.site

  /// The way that counts.
  private struct Way {
    var km: Int64
    var words: String
    var fact: Fact
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
    switch preference(pair)?.isFavourable {
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
      clauses.append("\(way.words),公路约 \(way.km) 公里,按\(pair.goods?.label ?? "一般货物")计")
      facts.append(way.fact)
    } else {
      clauses.append("主要市场与供应地未填报或无路程数据")
    }
    if let preference = preference(pair) {
      let names = preference.fact.value.joined(separator: "、")
      clauses.append("意向地区“\(names)”\(preference.isFavourable ? "包含本地" : "不含本地")")
      facts.append(Fact(field: "preferred_regions", value: names, of: preference.fact))
    }
    return Explanation(
      text: clauses.joined(separator: ";") + ",计 \(Decimals.share(judgement.value))", facts: facts)
  }

  private static func way(_ pair: Pair) -> Way? {
    let firm = pair.firm.input
    if let port = firm.exportPort, let share = firm.exportShare, share.value.milli >= 50_000,
      let km = pair.need.kilometres(to: port.value)
    {
      let name = pair.need.reference.placeName(port.value)
      return Way(km: km, words: "产品以出口为主,经\(name)", fact: Fact(field: "export_port", value: name, of: port))
    }
    for (field, words, places) in [("markets", "主要市场", firm.markets), ("suppliers", "主要供应地", firm.suppliers)] {
      guard let places else { continue }
      var main: (place: String, share: Int64, km: Int64)?
      for share in places.value {
        guard let km = pair.need.kilometres(to: share.place) else { continue }
        let weight = share.share?.milli ?? 0
        if let old = main, (old.share, -old.km) >= (weight, -km) { continue }
        main = (share.place, weight, km)
      }
      guard let main else { continue }
      let name = pair.need.reference.placeName(main.place)
      return Way(km: main.km, words: "\(words)在\(name)", fact: Fact(field: field, value: name, of: places))
    }
    return nil
  }

  private static func preference(_ pair: Pair) -> (isFavourable: Bool, fact: Dated<[String]>)? {
    guard let stated = pair.terms.fresh(pair.firm.input.preferredRegions, .preference), !stated.value.isEmpty else {
      return nil
    }
    let favoured = pair.need.reference.favouredRegions
    let isFavourable = stated.value.contains { region in
      favoured.contains { !$0.isEmpty && Letters.of(region).contains(Letters.of($0)) }
    }
    return (isFavourable, stated)
  }

  private static func curve(_ goods: GoodsClass) -> CurveName {
    switch goods {
    case .heavy: .distanceHeavy
    case .medium: .distanceMedium
    case .light: .distanceLight
    }
  }
}
