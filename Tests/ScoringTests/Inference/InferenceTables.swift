import Domain
import Foundation
import Scoring

/// The tables the inference is built on, read from `db/reference` of this repository.
enum InferenceTables {
  /// The inference as it ships.
  static let shipped = Result { try make() }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A real list of firms beside the repository, where there is one.
  static let realFirms = repository.appending(path: "../shared/data/real/enterprises.tsv").standardizedFileURL

  static var hasRealFirms: Bool { FileManager.default.fileExists(atPath: realFirms.path()) }

  /// The rows of a table as cells, without remarks and header.
  static func rows(_ name: String) throws -> [[String]] {
    try cells(repository.appending(path: "db/reference/\(name).tsv"))
  }

  static func cells(_ file: URL) throws -> [[String]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").drop { $0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// A row that the table's reader refused.
  struct BadRow: Error {
    let table: String
    let cells: [String]
  }

  static func words() throws -> [IndustryWord] {
    try rows("industry-words").map { row in
      guard row.count == 3, let word = IndustryWord(word: row[0], code: row[1], weight: row[2]) else {
        throw BadRow(table: "industry-words", cells: row)
      }
      return word
    }
  }

  static func fillers() throws -> [FillerWord] {
    try (rows("industry-fillers") + rows("stock-phrases")).map { row in
      guard row.count == 2, let filler = FillerWord(text: row[0], kind: row[1]) else {
        throw BadRow(table: "fillers", cells: row)
      }
      return filler
    }
  }

  static func industries() throws -> [IndustryRow] {
    try rows("industries").map { row in
      guard let code = IndustryCode(row[0]) else { throw BadRow(table: "industries", cells: row) }
      return IndustryRow(code: code, parent: IndustryCode(row[1]), name: row[2], isBroad: row[3] == "1")
    }
  }

  static func settings() throws -> InferenceSettings {
    let rows = try rows("industry-inference")
    guard let settings = InferenceSettings(rows: rows) else { throw BadRow(table: "industry-inference", cells: []) }
    return settings
  }

  private static func make() throws -> IndustryInference {
    IndustryInference(
      industries: try industries(), words: try words(), fillers: try fillers(), settings: try settings())
  }
}
