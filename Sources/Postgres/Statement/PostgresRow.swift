/// One row of a result.
package struct PostgresRow: Sendable {
  let storage: ResultStorage
  package let columns: [PostgresColumn]
  /// The row's place in its result, from 0.
  package let index: Int

  init(storage: ResultStorage, columns: [PostgresColumn], index: Int) {
    self.storage = storage
    self.columns = columns
    self.index = index
  }

  /// The value of the column at a position from 0; throws `.undecodable`.
  package func decode<Value: PostgresDecodable>(_ type: Value.Type = Value.self, at position: Int) throws -> Value {
    guard columns.indices.contains(position) else {
      throw PostgresError(.undecodable, "there is no column \(position); the row has \(columns.count)")
    }
    let column = columns[position]
    do throws(PostgresValueProblem) {
      return try storage.withValue(row: index, column: position) { bytes throws(PostgresValueProblem) in
        guard let bytes else { return try Value.decodeNull() }
        return try Value.decode(bytes, type: column.type)
      }
    } catch {
      throw PostgresError(undecodable: error, column: column.name, row: index)
    }
  }

  /// The value of the first column with this name; throws `.undecodable`.
  package func decode<Value: PostgresDecodable>(_ type: Value.Type = Value.self, named name: String) throws -> Value {
    guard let position = columns.firstIndex(where: { $0.name == name }) else {
      throw PostgresError(.undecodable, "there is no column \(name)")
    }
    return try decode(type, at: position)
  }

  /// The value of the first column.
  package func decode<Value: PostgresDecodable>(_ type: Value.Type) throws -> Value {
    try decode(type, at: 0)
  }

  /// The columns from the left as a tuple: `let (id, name) = try row.decode(Int.self, String?.self)`.
  package func decode<each Value: PostgresDecodable>(_ types: repeat (each Value).Type) throws -> (repeat each Value) {
    var position = 0
    func next<One: PostgresDecodable>(_ type: One.Type) throws -> One {
      defer { position += 1 }
      return try decode(type, at: position)
    }
    return (repeat try next(each types))
  }
}

extension PostgresError {
  init(undecodable problem: PostgresValueProblem, column: String, row: Int) {
    self.init(.undecodable, "row \(row + 1), column \(column): \(problem)")
    decodedColumn = column
  }
}
