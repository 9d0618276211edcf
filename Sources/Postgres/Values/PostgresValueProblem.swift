/// Why the bytes of one column are not the value asked for. `PostgresError` adds which column it was.
package enum PostgresValueProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The column is null and the Swift type (named) is not optional.
  case unexpectedNull(expected: String)
  /// The column has a type from which the Swift type (named) cannot be read.
  case wrongType(PostgresType, expected: String)
  /// The value has another number of bytes than its type has.
  case wrongLength(Int, expected: String)
  /// The value does not fit the Swift type (named); no part of the value is told.
  case outOfRange(expected: String)
  /// The value breaks a rule of the Swift type (named); no part of the value is told.
  case refused(expected: String)

  /// One sentence for developers, without any part of the value.
  package var description: String {
    switch self {
    case .unexpectedNull(let expected): "null where \(expected) was expected; decode \(expected)? instead"
    case .wrongType(let type, let expected): "the column has type \(type), which cannot be read as \(expected)"
    case .wrongLength(let count, let expected): "\(count) bytes are not a whole \(expected)"
    case .outOfRange(let expected): "the value does not fit \(expected)"
    case .refused(let expected): "the value is no \(expected)"
    }
  }
}
