/// The rows of one result, in the server's order.
package struct PostgresRows: Sendable, RandomAccessCollection {
  /// The columns, the same for every row.
  package let columns: [PostgresColumn]
  /// Rows the statement inserted, updated, deleted or selected.
  package let affectedRows: Int
  private let storage: ResultStorage

  init(_ storage: ResultStorage) {
    self.storage = storage
    columns = (0..<storage.columnCount).map(storage.column)
    affectedRows = storage.affectedRows
    endIndex = storage.rowCount
  }

  /// 0
  package var startIndex: Int { 0 }
  /// The number of rows.
  package let endIndex: Int

  /// One row; a position outside the rows traps.
  package subscript(position: Int) -> PostgresRow {
    precondition(indices.contains(position), "no row \(position)")
    return PostgresRow(storage: storage, columns: columns, index: position)
  }

  /// Every row as a tuple of its columns from the left: `rows.decode(Int.self, String?.self)`.
  package func decode<each Value: PostgresDecodable>(_ types: repeat (each Value).Type) throws -> [(repeat each Value)]
  {
    try map { row in try row.decode(repeat each types) }
  }

  /// The first column of every row.
  package func decode<Value: PostgresDecodable>(_ type: Value.Type) throws -> [Value] {
    try map { row in try row.decode(type, at: 0) }
  }

  /// The only row; throws `.unexpectedRowCount` when there is none or more than one.
  package func one(file: String = #fileID, line: Int = #line) throws -> PostgresRow {
    guard count == 1 else {
      var error = PostgresError(.unexpectedRowCount, "the statement gave \(count) rows where one was expected")
      error.file = file
      error.line = line
      throw error
    }
    return self[0]
  }
}
