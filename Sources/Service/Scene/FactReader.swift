import Domain
import Scoring

/// Reads a stored record's fields as dated facts of the engine.
struct FactReader<Field: RecordField> {
  let stored: Stored<Field>
  let sources: [Int64: Source]
  /// Overrides the source's grade where the record itself says how well it is evidenced.
  var grade: EvidenceGrade?

  private func dated<Value>(_ field: Field, _ value: Value?) -> Dated<Value>? {
    guard let value, let id = stored.sources[field], let source = sources[id] else { return nil }
    return Dated(value, asOf: source.asOf, source: id, grade: grade ?? source.grade)
  }

  func text(_ field: Field) -> Dated<String>? { dated(field, stored.text(field)) }
  func texts(_ field: Field) -> Dated<[String]>? { dated(field, stored.texts(field)) }
  func money(_ field: Field) -> Dated<Money>? { dated(field, stored.money(field)) }
  func quantity(_ field: Field) -> Dated<Quantity>? { dated(field, stored.quantity(field)) }
  func count(_ field: Field) -> Dated<Int64>? { dated(field, stored.count(field)) }
  func date(_ field: Field) -> Dated<CalendarDate>? { dated(field, stored.date(field)) }
  func flag(_ field: Field) -> Dated<Bool>? { dated(field, stored.flag(field)) }

  /// A field whose text is a code of `Value`.
  func word<Value: Vocabulary & Hashable>(_ field: Field, as: Value.Type) -> Dated<Value>? {
    dated(field, stored[field, as: Value.self])
  }

  /// A field read through `transform`; a value it cannot read is unknown.
  func map<Value: Sendable & Hashable>(_ field: Field, _ transform: (FieldValue) -> Value?) -> Dated<Value>? {
    dated(field, stored.record[field].flatMap(transform))
  }
}
