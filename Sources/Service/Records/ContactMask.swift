package import Domain

/// Hides contact data the way officials are used to: `130****0339`, `w***@example.cn`, `wx***`.
package enum ContactMask {
  /// The record with its personal fields masked.
  package static func masked<Field: RecordField>(_ record: Record<Field>) -> Record<Field> {
    guard !Field.personal.isEmpty else { return record }
    var masked = record
    for field in Field.personal {
      if case .text(let value)? = record[field] { masked[field] = .text(mask(value)) }
    }
    return masked
  }

  /// The record without contact data that was masked when it was shown or exported.
  static func unmasked<Field: RecordField>(_ record: Record<Field>) -> Record<Field> {
    var record = record
    for field in Field.personal where record.text(field).map(isMasked) == true { record[field] = nil }
    return record
  }

  /// A value as a screen shows it, contact data masked.
  static func shown<Field: RecordField>(_ value: FieldValue, _ field: Field) -> String {
    let text = value.display(field.kind)
    return Field.personal.contains(field) ? mask(text) : text
  }

  /// The text with its middle hidden; short texts are hidden whole.
  package static func mask(_ text: String) -> String {
    if text == "无" { return text }
    if let at = text.firstIndex(of: "@") { return String(text.prefix(1)) + "***" + text[at...] }
    if text.count >= 8 { return String(text.prefix(3)) + "****" + String(text.suffix(4)) }
    return String(text.prefix(min(2, text.count / 2))) + "***"
  }

  /// Whether the text has been masked; an import leaves such a cell as it is kept.
  package static func isMasked(_ text: String) -> Bool { text.contains("***") }
}
