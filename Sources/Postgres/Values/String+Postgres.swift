extension String: PostgresArrayElement {
  /// `text`
  package static var postgresType: PostgresType { .text }
  /// `text[]`
  package static var postgresArrayType: PostgresType { .textArray }

  /// UTF-8. The server refuses a text that contains U+0000.
  package func encode(into buffer: inout PostgresBuffer) { buffer.append(utf8: self) }

  /// Reads `text`, `varchar`, `char(n)`, `name` and the labels of enumerations.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> String {
    switch type {
    case .text, .varchar, .bpchar, .name, .unknown: break
    default: guard type.isUserDefined else { throw .wrongType(type, expected: "String") }
    }
    guard let text = bytes.text() else { throw .refused(expected: "String (UTF-8)") }
    return text
  }
}
