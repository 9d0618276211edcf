extension PostgresRowReader {
  /// The next column as an integer of any width that fits; `nil` for null.
  @inlinable package mutating func integerOrNil<T: FixedWidthInteger>(_ type: T.Type = T.self) throws -> T? {
    guard let field = try nextField() else { return nil }
    let value: Int64
    switch field.count {
    case 2: value = Int64(word(Int16.self, at: field.lowerBound))
    case 4: value = Int64(word(Int32.self, at: field.lowerBound))
    case 8: value = word(Int64.self, at: field.lowerBound)
    default: throw problem(.wrongLength(field.count, expected: "\(T.self)"))
    }
    guard let result = T(exactly: value) else { throw problem(.outOfRange(expected: "\(T.self)")) }
    return result
  }

  /// The next column as an integer.
  @inlinable package mutating func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) throws -> T {
    guard let value = try integerOrNil(T.self) else { throw problem(.unexpectedNull(expected: "\(T.self)")) }
    return value
  }

  /// The next column, a `bool`; `nil` for null.
  @inlinable package mutating func boolOrNil() throws -> Bool? {
    guard let field = try nextField() else { return nil }
    guard field.count == 1 else { throw problem(.wrongLength(field.count, expected: "Bool")) }
    return chunk[field.lowerBound] != 0
  }

  /// The next column, a `bool`.
  @inlinable package mutating func bool() throws -> Bool {
    guard let value = try boolOrNil() else { throw problem(.unexpectedNull(expected: "Bool")) }
    return value
  }

  /// The next column, a `double precision`; `nil` for null.
  @inlinable package mutating func doubleOrNil() throws -> Double? {
    guard let field = try nextField() else { return nil }
    guard field.count == 8 else { throw problem(.wrongLength(field.count, expected: "Double")) }
    return Double(bitPattern: word(UInt64.self, at: field.lowerBound))
  }

  /// The next column, a `double precision`.
  @inlinable package mutating func double() throws -> Double {
    guard let value = try doubleOrNil() else { throw problem(.unexpectedNull(expected: "Double")) }
    return value
  }

  /// The next column, a `date`; `nil` for null.
  @inlinable package mutating func dateOrNil() throws -> PostgresDate? {
    guard let field = try nextField() else { return nil }
    guard field.count == 4 else { throw problem(.wrongLength(field.count, expected: "PostgresDate")) }
    guard let date = PostgresDate(wire: word(Int32.self, at: field.lowerBound)) else {
      throw problem(.outOfRange(expected: "PostgresDate"))
    }
    return date
  }

  /// The next column, a `date`.
  @inlinable package mutating func date() throws -> PostgresDate {
    guard let value = try dateOrNil() else { throw problem(.unexpectedNull(expected: "PostgresDate")) }
    return value
  }

  /// The next column as any type; the column must have exactly `Value.postgresType`. Null needs an optional type.
  package mutating func decode<Value: PostgresCodable>(_ type: Value.Type = Value.self) throws -> Value {
    let field = try nextField()
    do throws(PostgresValueProblem) {
      guard let field else { return try Value.decodeNull() }
      return try unsafe Value.decode(chunk.span.extracting(field).bytes, type: Value.postgresType)
    } catch {
      throw problem(error)
    }
  }

  /// Steps over the next column; tells whether it had a value.
  @discardableResult
  @inlinable package mutating func skip() throws -> Bool { try nextField() != nil }
}
