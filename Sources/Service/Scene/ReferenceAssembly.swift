import Domain
import Scoring

/// Makes the engine's reference input of the tables and of what is known of the chain links locally.
struct ReferenceAssembly {
  let tables: [String: ReferenceTable]
  let places: PlaceIndex
  let links: [Stored<LinkField>]
  /// The rules: whose county it is, and the table of trades.
  let rules: RulePack

  /// Throws `ServiceError` when a table or column is missing, or a code is not one of the standard.
  func input() throws -> ReferenceInput {
    let phrases = try rows("stock-phrases", ["phrase", "kind"])
    let goods = try rows("goods-classes", ["key", "kind", "goods_class"]).map { row in
      guard let goods = GoodsClass(rawValue: row[2]) else { throw invalid("goods-classes", row[2]) }
      return (key: row[0], kind: row[1], goods: goods)
    }
    return ReferenceInput(
      version: tables.values.map(\.asOf).max()?.description ?? "",
      industries: try rows("industries", ["code", "parent", "name", "broad"]).map { row in
        IndustryRow(
          code: try code(row[0], "industries"), parent: IndustryCode(row[1]), name: row[2], isBroad: row[3] == "1")
      },
      links: try ReferenceAssembly.chainLinks(tables, links),
      roads: try rows("road-distances", ["from", "to", "km", "basis"]).map { row in
        RoadDistance(from: row[0], to: row[1], km: try number(row[2], "road-distances"), isEstimate: row[3] != "road")
      },
      goods: try goods.filter { $0.kind == "code" }.map {
        GoodsRow(code: try code($0.key, "goods-classes"), goods: $0.goods)
      },
      goodsWords: goods.filter { $0.kind == "word" }.map { GoodsWord(word: $0.key, goods: $0.goods) },
      trades: rules.trades,
      stockPhrases: phrases.filter { $0[1] == "stock" }.map { $0[0] },
      tradeMarkers: phrases.filter { $0[1] == "trade" }.map { $0[0] },
      makingMarkers: phrases.filter { $0[1] == "making" }.map { $0[0] },
      vagueWords: phrases.filter { $0[1] == "vague" }.map { $0[0] },
      favouredRegions: try favouredRegions(),
      placeNames: places.names.map { PlaceName(place: $0.code, name: $0.name) })
  }

  /// The links of all chains, with what is known of them locally.
  static func chainLinks(
    _ tables: [String: ReferenceTable], _ links: [Stored<LinkField>]
  ) throws -> [LinkInput] {
    func rows(_ name: String, _ columns: [String]) throws -> [[String]] {
      try SceneAssembly.table(name, tables).project(columns)
    }
    let names = Dictionary(uniqueKeysWithValues: try rows("chains", ["chain", "name"]).map { ($0[0], $0[1]) })
    let restricted = Set(try rows("link-flags", ["flag", "restricted"]).filter { $0[1] == "1" }.map { $0[0] })
    let known = Dictionary(
      links.compactMap { link in link.text(.code).map { ($0, link.record) } }, uniquingKeysWith: { a, _ in a })
    let columns = ["link", "chain", "name", "product_words", "technology_words", "classes", "feeds", "flag"]
    return try rows("chain-links", columns).map { row in
      let local = known[row[0]]
      return LinkInput(
        id: row[0], chain: names[row[1]] ?? row[1], name: row[2],
        productWords: ReferenceTable.items(row[3]), technologyWords: ReferenceTable.items(row[4]),
        classes: try ReferenceTable.items(row[5]).map { text in
          LinkClass(
            code: try code(text.hasSuffix("~") ? String(text.dropLast()) : text, "chain-links"),
            isBroad: text.hasSuffix("~"))
        },
        feeds: ReferenceTable.items(row[6]),
        status: local?[.status, as: LinkStatus.self] ?? .toVerify,
        supply: local?[.supply, as: LinkSupply.self],
        isLimited: local?.flag(.limited) ?? (!row[7].isEmpty && !restricted.contains(row[7])),
        isRestricted: local?.flag(.restricted) ?? restricted.contains(row[7]),
        source: local?.text(.basis) ?? "")
    }
  }

  /// Names of regions that include the county, and of the places in the county's province.
  private func favouredRegions() throws -> [String] {
    let regions = try rows("regions", ["name", "aliases", "counts_as_west"]).filter { $0[2] == "1" }
    let province = rules.county.prefix(2)
    let places = try rows("places", ["code", "name", "aliases"]).filter { $0[0].hasPrefix(province) }
    return (regions + places.map { [$0[1], $0[2]] }).flatMap { [$0[0]] + ReferenceTable.items($0[1]) }
  }

  private func rows(_ name: String, _ columns: [String]) throws -> [[String]] {
    try SceneAssembly.table(name, tables).project(columns)
  }

  private func code(_ text: String, _ table: String) throws -> IndustryCode {
    try ReferenceAssembly.code(text, table)
  }

  private static func code(_ text: String, _ table: String) throws -> IndustryCode {
    guard let code = IndustryCode(text) else { throw ReferenceTable.invalid(table, "无法识别「\(text)」") }
    return code
  }

  private func number(_ text: String, _ table: String) throws -> Int64 {
    guard let number = Int64(text) else { throw invalid(table, text) }
    return number
  }

  private func invalid(_ table: String, _ text: String) -> ServiceError {
    ReferenceTable.invalid(table, "无法识别「\(text)」")
  }
}
