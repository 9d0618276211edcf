package import Domain
import Scoring

/// Makes a scene of what one consistent read of the database tells.
///
/// Rows are added in an order in which what a row needs stands already: people, ties, checks, contacts, zones,
/// ledger lines, parks, buildings, holds, rulings, needs, firms, plans.
package struct SceneAssembly {
  let sources: [Int64: Source]
  var dating: Dating
  let places: PlaceIndex
  let titles: [String: FirmTitle]
  let tables: [String: ReferenceTable]
  var homes: [Int64: String] = [:]
  var refusals: [Int64: DaySpan] = [:]
  var ties: [Int64: [AlumniTie]] = [:]
  var checks: [Int64: [StandingCheck]] = [:]
  var contacts: [Int64: [Engagement]] = [:]
  var parkOfZone: [Int64: Int64] = [:]
  var labour: [Int64: Dated<[SkillSupply]>] = [:]
  let rules: RulePack
  /// What a ruling must be to count.
  let terms: RulingTerms
  var builder: SnapshotBuilder

  /// Starts a scene of the state `version` over these reference tables, sources and what is known of the links locally.
  package init(
    version: Int64, tables: [String: ReferenceTable], sources: [Int64: Source], links: [Stored<LinkField>]
  ) throws {
    self.tables = tables
    self.sources = sources
    dating = Dating(sources)
    places = try PlaceIndex(
      places: SceneAssembly.table("places", tables), ports: tables["ports"],
      regions: tables["regions"])
    var titles: [String: FirmTitle] = [:]
    for row in try SceneAssembly.table("titles", tables).project(["code", "label", "synonyms"]) {
      guard let title = FirmTitle(rawValue: row[0]) else {
        throw ReferenceTable.invalid("titles", "没有资质「\(row[0])」")
      }
      for word in [row[0], row[1]] + ReferenceTable.items(row[2]) { titles[word] = title }
    }
    self.titles = titles
    rules = try SceneAssembly.document(SceneAssembly.table("gate-rules", tables), as: RulePack.self)
    do { try rules.validate() } catch { throw ReferenceTable.invalid("gate-rules", "\(error)") }
    terms = RulingTerms(
      rules: rules, departments: try Departments(SceneAssembly.table("departments", tables)),
      papers: try tables["paper-kinds"].map { try PaperKinds($0) })
    let reference = try ReferenceAssembly(tables: tables, places: places, links: links, rules: rules).input()
    builder = SnapshotBuilder(version: version, reference: reference)
  }

  static func table(_ name: String, _ tables: [String: ReferenceTable]) throws -> ReferenceTable {
    guard let table = tables[name] else {
      throw ServiceError(
        .notFound, code: "reference_not_loaded", message: "参考数据 \(name) 尚未载入。", remedy: .loadReference)
    }
    return table
  }
}
