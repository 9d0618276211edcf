package import Domain

/// One reference table (classification, chains, places, rules, a profile) as one immutable version.
///
/// Files are UTF-8, tab separated, one header row of field names; lines before it that begin with `#` say `# source:` and
/// `# as of:`. A JSON document is a table of one column `document` and one row.
package struct ReferenceTable: Sendable, Hashable {
  /// The file's path below the reference folder, without its ending: `industries`, `profiles/review`.
  package let name: String
  /// Where the facts come from.
  package let source: String
  /// The day the facts were true.
  package let asOf: CalendarDate
  package let columns: [String]
  /// Rows of as many cells as there are columns.
  package let rows: [[String]]

  package init(name: String, source: String, asOf: CalendarDate, columns: [String], rows: [[String]]) {
    self.name = name
    self.source = source
    self.asOf = asOf
    self.columns = columns
    self.rows = rows
  }

  /// Reads a table's file. Throws `ServiceError` `invalid_reference_file` naming file and line.
  package init(name: String, text: String) throws {
    var source: String?
    var asOf: CalendarDate?
    var columns: [String]?
    var rows: [[String]] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty { continue }
      if line.hasPrefix("#"), columns == nil {
        if let value = ReferenceTable.value(line, after: "# source:") { source = source ?? value }
        if let value = ReferenceTable.value(line, after: "# as of:") { asOf = asOf ?? CalendarDate(value.prefix(10)) }
        continue
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      guard let known = columns else {
        columns = cells
        continue
      }
      guard cells.count == known.count else {
        throw ReferenceTable.invalid(name, "第 \(index + 1) 行有 \(cells.count) 列,应为 \(known.count) 列")
      }
      rows.append(cells)
    }
    guard let source else { throw ReferenceTable.invalid(name, "缺少 # source: 一行") }
    guard let asOf else { throw ReferenceTable.invalid(name, "缺少 # as of: yyyy-mm-dd 一行") }
    guard let columns else { throw ReferenceTable.invalid(name, "没有表头") }
    self.init(name: name, source: source, asOf: asOf, columns: columns, rows: rows)
  }

  private static func value(_ line: Substring, after prefix: String) -> String? {
    guard line.hasPrefix(prefix) else { return nil }
    return String(line.dropFirst(prefix.count).drop { $0 == " " })
  }

  static func invalid(_ name: String, _ reason: String) -> ServiceError {
    ServiceError(.invalid, code: "invalid_reference_file", message: "参考数据 \(name):\(reason)。")
  }

  /// A document of the table that this program cannot read, as after an upgrade before the new tables are loaded.
  static func unreadable(_ name: String, _ error: any Error) -> ServiceError {
    let place =
      switch error {
      case DecodingError.keyNotFound(let key, let context): "缺少 \(path(context.codingPath + [key]))"
      case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
        DecodingError.dataCorrupted(let context):
        "\(path(context.codingPath)) 有误(\(context.debugDescription))"
      default: "\(error)"
      }
    return ServiceError(
      .invalid, code: "invalid_reference_file", message: "参考数据 \(name) 与本程序不符:\(place)。", remedy: .loadReference)
  }

  private static func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }

  /// The cells of each row under these column names, in this order. Throws when a column is missing.
  package func project(_ names: [String]) throws -> [[String]] {
    let indices = try names.map { name in
      guard let index = columns.firstIndex(of: name) else { throw ReferenceTable.invalid(self.name, "缺少列 \(name)") }
      return index
    }
    return rows.map { row in indices.map { row[$0] } }
  }
}
