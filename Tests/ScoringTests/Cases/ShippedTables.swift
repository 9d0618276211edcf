import Domain
import Foundation
import Scoring

/// The reference tables the project ships, read as the engine wants them.
enum ShippedTables {
  /// What every case is judged with.
  static let reference = Result { try read() }

  private static func read() throws -> ReferenceInput {
    let phrases = try rows("reference/stock-phrases", "phrase", "kind")
    let statuses = Dictionary(
      uniqueKeysWithValues: try rows("reference/link-statuses", "status", "scoring_value", "supply").map { ($0[0], $0) }
    )
    let known = Dictionary(
      uniqueKeysWithValues: try rows("sample/shiquan/link-status", "link", "status").map { ($0[0], $0[1]) })
    return ReferenceInput(
      version: "tests",
      industries: try rows("reference/industries", "code", "parent", "name", "broad").map {
        IndustryRow(code: try code($0[0]), parent: IndustryCode($0[1]), name: $0[2], isBroad: $0[3] == "1")
      },
      links: try rows(
        "reference/chain-links", "link", "chain", "name", "product_words", "technology_words", "classes", "feeds",
        "flag"
      ).map { row in
        let status = known[row[0]].flatMap { statuses[$0] }
        return LinkInput(
          id: row[0], chain: row[1], name: row[2], productWords: items(row[3]), technologyWords: items(row[4]),
          classes: try items(row[5]).map {
            LinkClass(code: try code($0.filter { $0 != "~" }), isBroad: $0.hasSuffix("~"))
          },
          feeds: items(row[6]), status: status.flatMap { LinkStatus(rawValue: $0[1]) } ?? .toVerify,
          supply: status.flatMap { LinkSupply(rawValue: $0[2]) }, isLimited: row[7] == "L", isRestricted: row[7] == "W")
      },
      roads: try rows("reference/road-distances", "from", "to", "km").map {
        RoadDistance(from: $0[0], to: $0[1], km: Int64($0[2]) ?? 0)
      },
      goods: try rows("reference/goods-classes", "key", "kind", "goods_class").filter { $0[1] == "code" }.map {
        GoodsRow(code: try code($0[0]), goods: GoodsClass(rawValue: $0[2]) ?? .medium)
      },
      goodsWords: try rows("reference/goods-classes", "key", "kind", "goods_class").filter { $0[1] != "code" }.map {
        GoodsWord(word: $0[0], goods: GoodsClass(rawValue: $0[2]) ?? .medium)
      },
      trades: try shippedRules().trades,
      stockPhrases: phrases.filter { $0[1] == "stock" }.map { $0[0] },
      tradeMarkers: phrases.filter { $0[1] == "trade" }.map { $0[0] },
      makingMarkers: phrases.filter { $0[1] == "making" }.map { $0[0] },
      vagueWords: phrases.filter { $0[1] == "vague" }.map { $0[0] })
  }

  private static func rows(_ file: String, _ columns: String...) throws -> [[String]] {
    let text = try String(contentsOf: referenceFile("../\(file).tsv"), encoding: .utf8)
    var lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let header = lines.removeFirst()
    let places = try columns.map { column in
      guard let place = header.firstIndex(of: column) else { throw RuleTextMissing(part: "\(file): \(column)") }
      return place
    }
    return lines.map { line in places.map { line[$0] } }
  }

  private static func items(_ cell: String) -> [String] { cell.split(separator: "、").map(String.init) }

  private static func code(_ text: String) throws -> IndustryCode {
    guard let code = IndustryCode(text) else { throw RuleTextMissing(part: text) }
    return code
  }
}
