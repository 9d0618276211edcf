import Domain
import Foundation
import Scoring
import Service

/// The sample of Shiquan, assembled as the program assembles what its database holds.
struct SampleScene {
  static let shared = Result { try SampleScene() }
  static let today = CalendarDate("2026-11-23")!

  let scene: Scene
  let ranker: Ranker

  /// The whole sample, or only some of its firms with their plans.
  init(keeping kept: Set<Int64>? = nil) throws {
    let tables = try SampleScene.tables()
    let inference = try SampleInference(tables)
    var assembly = try SceneAssembly(
      version: 1, tables: tables, sources: try SampleScene.sources(), links: try SampleScene.links())
    for person in try SampleFile("people").records(PersonField.self) { assembly.add(person) }
    for tie in try SampleFile("ties").records(TieField.self) { assembly.add(tie) }
    for check in try SampleFile("standings").records(StandingField.self) { assembly.add(check) }
    for contact in try SampleFile("engagements").records(EngagementField.self) { assembly.add(contact) }
    for zone in try SampleFile("zones").records(ZoneField.self) { assembly.add(zone) }
    for line in try SampleFile("ledger").records(LedgerField.self) { assembly.add(line) }
    for park in try SampleFile("parks").records(ParkField.self) { assembly.add(park) }
    for building in try SampleFile("buildings").records(BuildingField.self) { assembly.add(building) }
    for hold in try SampleFile("holds").records(HoldField.self) { assembly.add(hold) }
    for ruling in try SampleFile("rulings").records(RulingField.self) { assembly.add(ruling) }
    for need in try SampleFile("needs").records(NeedField.self) { assembly.add(need) }
    for firm in try SampleFile("enterprises").records(EnterpriseField.self) where kept?.contains(firm.id) ?? true {
      assembly.add(inference.completed(firm))
    }
    for plan in try SampleFile("plans").records(PlanField.self) {
      if let kept, let firm = plan.record[.enterprise]?.reference, !kept.contains(firm) { continue }
      assembly.add(plan)
    }
    scene = try assembly.finish()
    ranker = Ranker(snapshot: scene.snapshot, rules: scene.rules)
  }

  func rank(_ profile: String, need: Int64) throws -> Ranking {
    try ranker.rank(need: need, profile: try self.profile(profile), date: SampleScene.today, top: 100)
  }

  func explain(_ profile: String, need: Int64, firm: Int64) throws -> Match {
    try ranker.explain(need: need, enterprise: firm, profile: try self.profile(profile), date: SampleScene.today)
  }

  private func profile(_ name: String) throws -> Profile {
    guard let profile = scene.profiles[name] else {
      throw SampleProblem(file: "profiles", line: 0, reason: "has no profile \(name)")
    }
    return profile
  }

  private static func tables() throws -> [String: ReferenceTable] {
    let folder = SampleFile.folder.appending(path: "reference")
    var tables: [String: ReferenceTable] = [:]
    for name in [
      "chain-links", "chains", "departments", "goods-classes", "industries", "industry-fillers", "industry-inference",
      "industry-words",
      "link-flags", "paper-kinds", "places", "ports", "regions",
      "road-distances", "stock-phrases", "titles",
    ] {
      let text = try String(contentsOf: folder.appending(path: "\(name).tsv"), encoding: .utf8)
      tables[name] = try ReferenceTable(name: name, text: text)
    }
    for name in ["gate-rules", "profiles/outreach", "profiles/review"] {
      let text = try String(contentsOf: folder.appending(path: "\(name).json"), encoding: .utf8)
      tables[name] = ReferenceTable(name: name, source: name, asOf: today, columns: ["document"], rows: [[text]])
    }
    return tables
  }

  static func sources() throws -> [Int64: Source] {
    var sources: [Int64: Source] = [:]
    for (line, cells) in try SampleFile("sources").rows {
      guard let id = cells["id"].flatMap(Int64.init), let kind = cells["kind"].flatMap(Source.Kind.init(rawValue:)),
        let asOf = cells["as_of"].flatMap({ CalendarDate($0) }),
        let grade = cells["grade"].flatMap(EvidenceGrade.init(rawValue:)), let title = cells["title"]
      else { throw SampleProblem(file: "sources", line: line, reason: "cannot be read") }
      sources[id] = Source(id: id, kind: kind, title: title, asOf: asOf, grade: grade)
    }
    return sources
  }

  /// What is known of the chain links locally, with the words of the status table brought to those of the engine.
  private static func links() throws -> [Stored<LinkField>] {
    let words = try ReferenceTable(
      name: "link-statuses",
      text: String(contentsOf: SampleFile.folder.appending(path: "reference/link-statuses.tsv"), encoding: .utf8))
    let meaning = Dictionary(
      uniqueKeysWithValues: try words.project(["status", "scoring_value", "supply"]).map { ($0[0], $0) })
    return try SampleFile("link-status").rows.enumerated().map { index, row in
      guard let link = row.cells["link"], let status = row.cells["status"], let known = meaning[status] else {
        throw SampleProblem(file: "link-status", line: row.line, reason: "has no link or an unknown status")
      }
      var record = Record<LinkField>([.code: .text(link), .status: .text(known[1])])
      if !known[2].isEmpty { record[.supply] = .text(known[2]) }
      return Stored(id: Int64(index + 1), change: 1, record: record, sources: [:])
    }
  }
}

extension Match {
  /// What a gate says.
  func gate(_ name: GateName) -> GateResult? { gates.first { $0.rule == name } }

  /// The line of a criterion.
  func line(_ criterion: CriterionName) -> Contribution? {
    sides.lazy.flatMap(\.contributions).first { $0.criterion == criterion.key }
  }

  /// The county's gain, hundredths of a point.
  var gain: Int64 { sides.first { $0.side == .gain }?.score.hundredths ?? -1 }
}
