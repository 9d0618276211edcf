import Domain
import Testing

@Suite struct LayoutTests {
  /// Each table with the columns that name a row; rows stand in their order.
  static let tables: [(path: String, key: [String])] = [
    ("reference/chain-links.tsv", ["link"]),
    ("reference/chains.tsv", ["chain"]),
    ("reference/check-questions.tsv", ["topic", "field"]),
    ("reference/clocks.tsv", ["clock"]),
    ("reference/common-passwords.tsv", ["password"]),
    ("reference/consent-purposes.tsv", ["code"]),
    ("reference/courtesy-words.tsv", ["word"]),
    ("reference/departments.tsv", ["code"]),
    ("reference/exit-reasons.tsv", ["code"]),
    ("reference/file-kinds.tsv", ["code"]),
    ("reference/factor-destinations.tsv", ["code"]),
    ("reference/goods-classes.tsv", ["kind", "key"]),
    ("reference/industries.tsv", ["code"]),
    ("reference/link-flags.tsv", ["flag"]),
    ("reference/link-statuses.tsv", ["status"]),
    ("reference/paper-texts.tsv", ["key"]), ("reference/consent-texts.tsv", ["version", "order"]),
    ("reference/places.tsv", ["code"]),
    ("reference/order-moves.tsv", ["from", "move"]),
    ("reference/outreach-policy.tsv", ["key"]),
    ("reference/ports.tsv", ["code"]),
    ("reference/paper-kinds.tsv", ["kind", "text"]),
    ("reference/promise-rules.tsv", ["kind"]),
    ("reference/regions.tsv", ["name"]),
    ("reference/report-rules.tsv", ["report", "key"]),
    ("reference/retention-terms.tsv", ["kind"]),
    ("reference/review-terms.tsv", ["term"]),
    ("reference/road-distances.tsv", ["from", "to"]),
    ("reference/stage-moves.tsv", ["from", "to"]),
    ("reference/statutory-holidays.tsv", ["day", "from"]),
    ("reference/stock-phrases.tsv", ["phrase"]),
    ("reference/team-roles.tsv", ["code"]),
    ("reference/titles.tsv", ["code"]),
    ("reference/visit-moves.tsv", ["from", "move"]),
    ("reference/workdays.tsv", ["date"]),
    ("sample/shiquan/link-status.tsv", ["link"]),
  ]

  @Test("A table names its source, its date and the standing of its facts", arguments: tables.map(\.path))
  func provenance(path: String) throws {
    let table = try ReferenceTable(path)
    #expect(try #require(table.remark("source")).count >= 4)
    #expect(CalendarDate(try #require(table.remark("as of"))) != nil)
    let status = try #require(table.remark("status"))
    #expect(status.contains { "PQKC".contains($0) })
  }

  @Test("A table has snake-case columns and rows as wide as its header", arguments: tables.map(\.path))
  func shape(path: String) throws {
    let table = try ReferenceTable(path)
    #expect(table.columns.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 == "_" || ("a"..."z").contains($0) } })
    #expect(Set(table.columns).count == table.columns.count)
    #expect(!table.cells.isEmpty)
    for (number, row) in table.cells.enumerated() {
      #expect(row.count == table.columns.count, "row \(number + 1)")
      for cell in row {
        let isTrimmed = cell.first?.isWhitespace != true && cell.last?.isWhitespace != true
        #expect(isTrimmed && !cell.contains("\r") && !cell.contains("\""), "row \(number + 1): \(cell)")
      }
    }
  }

  @Test("No two rows of a table share a key, and rows stand in the order of their keys", arguments: tables)
  func order(path: String, key: [String]) throws {
    let table = try ReferenceTable(path)
    let columns = try key.map(table.column)
    let keys = table.cells.indices.map { row in columns.map { Array($0[row].unicodeScalars.map(\.value)) } }
    for (a, b) in zip(keys, keys.dropFirst()) {
      #expect(a.lexicographicallyPrecedes(b) { $0.lexicographicallyPrecedes($1) }, "\(a) before \(b)")
    }
    #expect(keys.allSatisfy { $0.allSatisfy { !$0.isEmpty } })
  }
}
