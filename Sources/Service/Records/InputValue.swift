/// A field's value as a face hands it in: JSON, or the text of a command line.
package enum InputValue: Sendable, Hashable, Decodable {
  /// The field becomes unknown.
  case null
  /// Text; read with units, as a cell of a workbook is (`3200万元`, `150亩`).
  case text(String)
  /// A number in the field's own unit (元, 亩, ㎡ …), in decimal digits.
  case number(String)
  case flag(Bool)
  /// A list of texts.
  case list([String])

  /// Reads null, a boolean, a number, a string or an array of strings.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .number(String(value))
    } else if let value = try? container.decode(Double.self) {
      self = .number("\(value)")
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else {
      self = .list(try container.decode([String].self))
    }
  }
}
