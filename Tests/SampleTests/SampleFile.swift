import Domain
import Foundation
import Service

/// What is wrong in a sample file, and where.
struct SampleProblem: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let reason: String
  var description: String { "db/sample/shiquan/\(file).tsv line \(line): \(reason)" }
}

/// A table of the sample: comment lines that begin with `#`, a header of field names, rows.
struct SampleFile {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "db")

  /// The tables of the work that follows a ranking.
  static let work = [
    "opportunities", "stage-moves", "ball-turns", "formalities", "promises", "visits", "visit-parties", "visit-stops",
    "visit-asks", "review-sessions", "session-items", "opinions", "follow-ups", "progress-notes",
    "signings", "arrivals", "support", "targets", "frozen-months",
  ]

  let name: String
  let comments: [String]
  let header: [String]
  let rows: [(line: Int, cells: [String: String])]

  init(_ name: String) throws {
    self.name = name
    let text = try String(
      contentsOf: SampleFile.folder.appending(path: "sample/shiquan/\(name).tsv"), encoding: .utf8)
    var comments: [String] = []
    var header: [String]?
    var rows: [(line: Int, cells: [String: String])] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      if line.hasPrefix("#"), header == nil {
        comments.append(String(line))
        continue
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let names = header else {
        header = cells
        continue
      }
      guard cells.count == names.count else {
        throw SampleProblem(file: name, line: index + 1, reason: "has \(cells.count) cells for \(names.count) columns")
      }
      rows.append((index + 1, Dictionary(uniqueKeysWithValues: zip(names, cells))))
    }
    guard let header else { throw SampleProblem(file: name, line: 1, reason: "has no header") }
    self.comments = comments
    self.header = header
    self.rows = rows
  }

  /// The rows as stored records; every column beside `id` and `source_id` is a field, every cell in its canonical form.
  func records<Field: RecordField>(_ field: Field.Type) throws -> [Stored<Field>] {
    for column in header where column != "id" && column != "source_id" && Field(rawValue: column) == nil {
      throw SampleProblem(file: name, line: 1, reason: "has a column \(column), which is no field of \(Field.entity)")
    }
    return try rows.map { line, cells in
      guard let id = cells["id"].flatMap(Int64.init), let source = cells["source_id"].flatMap(Int64.init) else {
        throw SampleProblem(file: name, line: line, reason: "has no id or no source_id")
      }
      var record = Record<Field>()
      for field in Field.allCases {
        guard let cell = cells[field.name], !cell.isEmpty else { continue }
        guard let value = FieldValue(canonical: cell, kind: field.kind) else {
          throw SampleProblem(file: name, line: line, reason: "\(field.name) cannot be \(cell)")
        }
        record[field] = value
      }
      guard record.missing.isEmpty else {
        throw SampleProblem(file: name, line: line, reason: "lacks \(record.missing.map(\.name))")
      }
      return Stored(
        id: id, change: 1, record: record,
        sources: Dictionary(uniqueKeysWithValues: record.known.map { ($0.field, source) }))
    }
  }
}
