/// A `jsonb` value (read from `json` as well) as its text; the server checks that it is JSON.
package struct PostgresJSON: Sendable, Hashable, PostgresArrayElement {
  package var text: String

  /// A value with this JSON text.
  package init(_ text: String) { self.text = text }

  /// `jsonb`
  package static var postgresType: PostgresType { .jsonb }
  /// `jsonb[]`
  package static var postgresArrayType: PostgresType { .jsonbArray }

  /// A version byte, 1, then the text.
  package func encode(into buffer: inout PostgresBuffer) {
    buffer.append(1 as UInt8)
    buffer.append(utf8: text)
  }

  /// Reads `jsonb` and `json`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresJSON {
    let text: String?
    switch type {
    case .json:
      text = bytes.text()
    case .jsonb:
      guard bytes.byteCount > 0, bytes.bigEndian(UInt8.self) == 1 else {
        throw .refused(expected: "PostgresJSON (jsonb version 1)")
      }
      text = bytes.extracting(1..<bytes.byteCount).text()
    default:
      throw .wrongType(type, expected: "PostgresJSON")
    }
    guard let text else { throw .refused(expected: "PostgresJSON (UTF-8)") }
    return PostgresJSON(text)
  }
}
