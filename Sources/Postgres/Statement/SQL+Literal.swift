extension SQL: ExpressibleByStringInterpolation {
  /// A literal of the source as text. `StaticString` keeps strings made at run time out.
  public init(stringLiteral text: StaticString) {
    append(text: "\(text)")
  }

  /// A literal with values.
  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.sql
  }

  /// Collects the pieces and values of one literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL()

    /// Starts empty.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// A piece of the literal as text.
    public mutating func appendLiteral(_ literal: StaticString) { sql.append(text: "\(literal)") }

    /// `\(value)`: a parameter of the value's type.
    public mutating func appendInterpolation(_ value: some PostgresEncodable) { sql.append(value: value) }

    /// `\(fragment: sql)`: another part, with its own parameters.
    public mutating func appendInterpolation(fragment: SQL) { sql.append(fragment) }

    /// `\(identifier: name)`: a quoted identifier.
    public mutating func appendInterpolation(identifier: String) { sql.append(SQL(identifier: identifier)) }
  }
}
