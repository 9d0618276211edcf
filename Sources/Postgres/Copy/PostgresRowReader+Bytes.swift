extension PostgresRowReader {
  /// The next column as text; `nil` for null.
  package mutating func textOrNil() throws -> String? {
    guard let field = try nextField() else { return nil }
    guard let text = unsafe chunk.span.extracting(field).bytes.text() else {
      throw problem(.refused(expected: "String (UTF-8)"))
    }
    return text
  }

  /// The next column as text.
  package mutating func text() throws -> String {
    guard let text = try textOrNil() else { throw problem(.unexpectedNull(expected: "String")) }
    return text
  }

  /// Appends the elements of the next column, an integer array without null elements; gives their number, `nil` for a
  /// null column.
  @inlinable package mutating func appendIntegersOrNil<T: FixedWidthInteger>(to values: inout [T]) throws -> Int? {
    guard let field = try nextField() else { return nil }
    let header: PostgresArrayHeader
    do throws(PostgresValueProblem) {
      header = try unsafe PostgresArrayHeader(chunk.span.extracting(field).bytes, expected: "[\(T.self)]")
    } catch {
      throw problem(error)
    }
    var place = field.lowerBound + header.byteCount
    for _ in 0..<header.count {
      guard field.upperBound - place >= 4 else { throw problem(.wrongLength(field.count, expected: "[\(T.self)]")) }
      let length = Int(word(Int32.self, at: place))
      place += 4
      guard length >= 0 else { throw problem(.unexpectedNull(expected: "\(T.self)")) }
      guard field.upperBound - place >= length else {
        throw problem(.wrongLength(field.count, expected: "[\(T.self)]"))
      }
      let value: Int64
      switch length {
      case 2: value = Int64(word(Int16.self, at: place))
      case 4: value = Int64(word(Int32.self, at: place))
      case 8: value = word(Int64.self, at: place)
      default: throw problem(.wrongLength(length, expected: "\(T.self)"))
      }
      guard let element = T(exactly: value) else { throw problem(.outOfRange(expected: "\(T.self)")) }
      values.append(element)
      place += length
    }
    return header.count
  }
}
