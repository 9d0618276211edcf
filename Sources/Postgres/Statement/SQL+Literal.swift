extension SQL: ExpressibleByStringInterpolation {
  /// A literal of the source as text. `StaticString` keeps strings made at run time out.
  package init(stringLiteral text: StaticString) {
    append(text: "\(text)")
  }

  /// A literal with values.
  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.sql
  }

  /// Collects the pieces and values of one literal.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// A piece of the literal as text.
    package mutating func appendLiteral(_ literal: StaticString) { sql.append(text: "\(literal)") }

    /// `\(value)`: a parameter of the value's type.
    package mutating func appendInterpolation(_ value: some PostgresEncodable) { sql.append(value: value) }

    /// `\(fragment: sql)`: another part, with its own parameters.
    package mutating func appendInterpolation(fragment: SQL) { sql.append(fragment) }

    /// `\(identifier: name)`: a quoted identifier.
    package mutating func appendInterpolation(identifier: String) { sql.append(SQL(identifier: identifier)) }
  }
}
