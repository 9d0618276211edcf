import Domain
import Foundation
import Scoring
import Service

/// Industry codes inferred from what a firm says it makes, as the program adds them to every firm it stores.
struct SampleInference {
  private let inference: IndustryInference

  init(_ tables: [String: ReferenceTable]) throws {
    func rows(_ name: String, _ columns: [String]) throws -> [[String]] {
      guard let table = tables[name] else { throw SampleProblem(file: name, line: 0, reason: "is missing") }
      return try table.project(columns)
    }
    guard let settings = InferenceSettings(rows: try rows("industry-inference", ["kind", "key", "value"])) else {
      throw SampleProblem(file: "industry-inference", line: 0, reason: "cannot be read")
    }
    inference = IndustryInference(
      industries: try rows("industries", ["code", "parent", "name", "broad"]).compactMap { row in
        IndustryCode(row[0]).map {
          IndustryRow(code: $0, parent: IndustryCode(row[1]), name: row[2], isBroad: row[3] == "1")
        }
      },
      words: try rows("industry-words", ["word", "code", "weight"]).compactMap {
        IndustryWord(word: $0[0], code: $0[1], weight: $0[2])
      },
      fillers: try rows("industry-fillers", ["word", "kind"]).compactMap { FillerWord(text: $0[0], kind: $0[1]) },
      settings: settings)
  }

  func completed(_ stored: Stored<EnterpriseField>) -> Stored<EnterpriseField> {
    var record = stored.record
    let found = inference.telling(
      inference.candidates(
        products: record[.products]?.texts ?? [], technologies: record[.technologies]?.texts ?? [],
        scope: record[.businessScope]?.text ?? "", limit: 3))
    record[.inferredCodes] = found.isEmpty ? nil : .texts(found.map { "\($0.code.text)@\($0.confidence)" })
    var sources = stored.sources
    sources[.inferredCodes] = stored.sources[.name]
    return Stored(id: stored.id, change: stored.change, record: record, sources: sources)
  }
}
