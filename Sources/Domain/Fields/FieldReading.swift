/// Reads the fields of a record by kind. A field that is unknown, or holds another kind, reads as `nil`.
package protocol FieldReading<Field> {
  /// The kind of record.
  associatedtype Field: RecordField
  /// The value of a field, `nil` while unknown.
  subscript(field: Field) -> FieldValue? { get }
}

extension FieldReading {
  /// The word of a `choice` field; `nil` also for a code that the list does not have.
  package subscript<Word: Vocabulary>(field: Field, as words: Word.Type) -> Word? {
    self[field]?.text.flatMap(Word.init(rawValue:))
  }

  /// The text, or the code of a choice.
  package func text(_ field: Field) -> String? { self[field]?.text }
  /// The items of a list.
  package func texts(_ field: Field) -> [String]? { self[field]?.texts }
  /// The amount in whole 元.
  package func money(_ field: Field) -> Money? { self[field]?.money }
  /// The decimal in the field's unit.
  package func quantity(_ field: Field) -> Quantity? { self[field]?.quantity }
  /// The whole number of the field's unit.
  package func count(_ field: Field) -> Int64? { self[field]?.count }
  package func date(_ field: Field) -> CalendarDate? { self[field]?.date }
  /// The answer, yes or no.
  package func flag(_ field: Field) -> Bool? { self[field]?.flag }
  /// The id of the record referred to.
  package func reference(_ field: Field) -> Int64? { self[field]?.reference }
}

extension Record: FieldReading {}
