import Domain
import Foundation
import Intake
import Scoring
package import Secrets
package import Service

/// Reads the data files that came with the program.
package enum ReferenceFiles {
  /// The words of an import and of industry inference.
  package static func lexicon(_ resources: Resources) throws -> Lexicon {
    let industries = try table("industries", resources).project(["code", "parent", "name", "broad"])
    return Lexicon(
      intake: try IntakeVocabulary(folder: resources.folder + "/reference"),
      industries: IndustryNames(industries.map { (code: $0[0], name: $0[2]) }),
      derived: DerivedFields(
        inference: try inference(industries, resources),
        kindred: try table("chain-links", resources).project(["classes"]).map { row in
          Set(row[0].split(separator: "、").map { String($0.prefix { $0 != "~" }) })
        }))
  }

  /// By what people are let in.
  package static func access(_ resources: Resources, cost: PasswordHasher.Cost = .standard) throws -> AccessRules {
    AccessRules(
      limits: try AccessLimits(
        rows: table("access-limits", resources).project(["limit", "value"]).map { (limit: $0[0], value: $0[1]) }),
      rule: PasswordRule(common: try table("common-passwords", resources).project(["password"]).map { $0[0] }),
      hasher: PasswordHasher(cost: cost))
  }

  private static func inference(_ industries: [[String]], _ resources: Resources) throws -> IndustryInference {
    let words = try table("industry-words", resources).project(["word", "code", "weight"])
    let fillers =
      try table("industry-fillers", resources).project(["word", "kind"])
      + table("stock-phrases", resources).project(["phrase", "kind"])
    let numbers = try table("industry-inference", resources).project(["kind", "key", "value"])
    guard let settings = InferenceSettings(rows: numbers) else {
      throw ServiceError(
        .invalid, code: "invalid_reference_file", message: "参考数据 industry-inference 缺少参数或取值有误。")
    }
    return IndustryInference(
      industries: industries.compactMap { row in
        IndustryCode(row[0]).map {
          IndustryRow(code: $0, parent: IndustryCode(row[1]), name: row[2], isBroad: row[3] == "1")
        }
      },
      words: words.compactMap { IndustryWord(word: $0[0], code: $0[1], weight: $0[2]) },
      fillers: fillers.compactMap { FillerWord(text: $0[0], kind: $0[1]) },
      settings: settings)
  }

  /// All reference tables, profiles and the rule pack, as they are kept in the database.
  static func tables(_ resources: Resources) throws -> [Service.ReferenceTable] {
    var tables = try resources.texts(in: "reference", ending: ".tsv").map {
      try Service.ReferenceTable(name: String($0.name.dropLast(4)), text: $0.text)
    }
    for (folder, prefix) in [("reference", ""), ("reference/profiles", "profiles/")] {
      tables += try resources.texts(in: folder, ending: ".json").map {
        try document(prefix + $0.name.dropLast(5), $0.text)
      }
    }
    return tables
  }

  /// The tables of the sample, by file name without ending.
  static func sample(_ resources: Resources) throws -> [String: Service.ReferenceTable] {
    var tables: [String: Service.ReferenceTable] = [:]
    for file in try resources.texts(in: "sample/shiquan", ending: ".tsv") {
      let name = String(file.name.dropLast(4))
      tables[name] = try Service.ReferenceTable(name: name, text: file.text)
    }
    return tables
  }

  private static func table(_ name: String, _ resources: Resources) throws -> Service.ReferenceTable {
    let path = resources.folder + "/reference/" + name + ".tsv"
    return try Service.ReferenceTable(name: name, text: String(contentsOfFile: path, encoding: .utf8))
  }

  /// A JSON file as a table of one cell; its own `source` and `as_of` tell where it comes from.
  private static func document(_ name: String, _ text: String) throws -> Service.ReferenceTable {
    struct Origin: Decodable {
      var source: String?
      var as_of: CalendarDate?
    }
    let origin = try JSONDecoder().decode(Origin.self, from: Data(text.utf8))
    guard let asOf = origin.as_of else {
      throw ServiceError(.invalid, code: "invalid_reference_file", message: "参考数据 \(name) 缺少 as_of。")
    }
    return Service.ReferenceTable(
      name: name, source: origin.source ?? name, asOf: asOf, columns: ["document"], rows: [[text]])
  }
}
