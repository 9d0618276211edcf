import Foundation

/// One tab-separated table of `db/`: remarks, one header row, rows of equally many cells.
struct ReferenceTable {
  /// Lines that begin with `#`, without it.
  let remarks: [String]
  /// Names of the columns.
  let columns: [String]
  /// The rows as written, split at tabs.
  let cells: [[String]]

  /// Reads `db/<path>` of the repository this file lies in.
  init(_ path: String) throws {
    let text = try String(contentsOf: ReferenceTable.repository.appending(path: "db/" + path), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    remarks = lines.prefix { $0.hasPrefix("#") }.map { String($0.dropFirst(2)) }
    let table = lines.dropFirst(remarks.count).map { ReferenceTable.split($0, at: "\t") }
    columns = table.first ?? []
    // The last line ends with a line feed, so one empty line follows it.
    cells = Array(table.dropFirst().dropLast(lines.last == "" ? 1 : 0))
  }

  /// The rows as column name → cell.
  var rows: [[String: String]] {
    cells.map { Dictionary(zip(columns, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// All cells of one column.
  func column(_ name: String) throws -> [String] {
    guard let index = columns.firstIndex(of: name) else { throw MissingColumn(name: name, columns: columns) }
    return cells.map { $0[index] }
  }

  /// The value of the remark `key: value`, or `nil`.
  func remark(_ key: String) -> String? {
    remarks.first { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) }
  }

  /// The parts of a cell that is a list.
  static func list(_ cell: String) -> [String] { cell.isEmpty ? [] : split(cell, at: "、") }

  /// The folder that holds `Package.swift`.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func split(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

/// A table without the column that was asked for.
struct MissingColumn: Error {
  let name: String
  let columns: [String]
}
