import Domain

extension Stored {
  /// The value of a field as it is printed; empty while unknown.
  package func words(_ field: Field) -> String { record[field]?.display(field.kind) ?? "" }

  /// Its number and name.
  var named: NamedRecord { NamedRecord(id: id, name: words(Field.record.name)) }
}
