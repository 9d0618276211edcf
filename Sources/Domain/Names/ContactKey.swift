/// How two writings of a way to reach somebody are told to be one.
package enum ContactKey {
  /// What a field's text is told again by: each number of a telephone field, else the text without case and outer blanks.
  package static func all<Field: RecordField>(in text: String, of field: Field) -> [String] {
    if Field.phones.contains(field) { return PhoneKey.all(in: text) }
    let key = text.lowercased().drop(while: \.isWhitespace)
    let end = key.lastIndex { !$0.isWhitespace }
    return end.map { [String(key[...$0])] } ?? []
  }
}
