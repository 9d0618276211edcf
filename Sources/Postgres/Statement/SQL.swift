/// A statement, or a part of one, with its values beside it.
///
/// Write it as one literal; what stands in `\( )` becomes a parameter (`$1`, `$2` …), bound in binary and never text:
///
///     let sql: SQL = "select name from enterprise where credit_code = \(code)"
///
/// Only literals in the source can become text, so no value can be spliced into a statement.
package struct SQL: Sendable, Hashable {
  /// The text around the parameters: always one piece more than there are parameters.
  private(set) var pieces: [String] = [""]
  private(set) var parameters = ParameterList()

  /// An empty statement, to append to.
  package init() {}

  /// A quoted identifier, for column lists built from a catalogue in code: `name` becomes `"name"`.
  package init(identifier: String) {
    append(
      text: "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
  }

  /// Whether there is neither text nor value.
  package var isEmpty: Bool { pieces == [""] }

  /// The text sent to the server, with `$n` where the values go.
  package var text: String {
    guard pieces.count > 1 else { return pieces[0] }
    var text = pieces[0]
    for (index, piece) in pieces.dropFirst().enumerated() {
      text += "$\(index + 1)"
      text += piece
    }
    return text
  }

  /// Appends another part; its parameters are numbered on.
  package mutating func append(_ other: SQL) {
    pieces[pieces.count - 1] += other.pieces[0]
    pieces += other.pieces.dropFirst()
    parameters.append(contentsOf: other.parameters)
  }

  /// Two parts, one after the other.
  package static func + (a: SQL, b: SQL) -> SQL {
    var sum = a
    sum.append(b)
    return sum
  }

  mutating func append(text: String) {
    pieces[pieces.count - 1] += text
  }

  mutating func append(value: some PostgresEncodable) {
    parameters.append(value)
    pieces.append("")
  }
}
