import Domain

/// Reads of what a record cannot be without. Each throws `ServiceError` `record_incomplete`, naming record and field by the
/// words on screen, when the field is unknown all the same.
struct RequiredReads<Field: RecordField> {
  let stored: Stored<Field>

  /// The word of a `choice` field.
  subscript<Word: Vocabulary>(field: Field, as words: Word.Type) -> Word {
    get throws { try known(stored[field, as: words], field) }
  }

  /// The text, or the code of a choice.
  func text(_ field: Field) throws -> String { try known(stored.text(field), field) }
  /// The amount in whole 元.
  func money(_ field: Field) throws -> Money { try known(stored.money(field), field) }
  /// The decimal in the field's unit.
  func quantity(_ field: Field) throws -> Quantity { try known(stored.quantity(field), field) }
  /// The whole number of the field's unit.
  func count(_ field: Field) throws -> Int64 { try known(stored.count(field), field) }
  func date(_ field: Field) throws -> CalendarDate { try known(stored.date(field), field) }
  /// The id of the record referred to.
  func reference(_ field: Field) throws -> Int64 { try known(stored.reference(field), field) }

  private func known<Value>(_ value: Value?, _ field: Field) throws -> Value {
    if let value { return value }
    let message = "\(Field.label) \(stored.id) 缺少「\(field.label)」,请先补录。"
    throw ServiceError(
      .invalid, code: "record_incomplete", message: message,
      fields: [.init(field: field.name, code: "missing", message: message)])
  }
}

extension Stored {
  /// Reads of what the record cannot be without.
  var required: RequiredReads<Field> { RequiredReads(stored: self) }
}
