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

  func text(_ field: Field) -> Dated<String>? { dated(field, stored.record[field]?.text) }
  func texts(_ field: Field) -> Dated<[String]>? { dated(field, stored.record[field]?.texts) }
  func money(_ field: Field) -> Dated<Money>? { dated(field, stored.record[field]?.money) }
  func quantity(_ field: Field) -> Dated<Quantity>? { dated(field, stored.record[field]?.quantity) }
  func count(_ field: Field) -> Dated<Int64>? { dated(field, stored.record[field]?.count) }
  func date(_ field: Field) -> Dated<CalendarDate>? { dated(field, stored.record[field]?.date) }
  func flag(_ field: Field) -> Dated<Bool>? { dated(field, stored.record[field]?.flag) }

  /// A field whose text is a code of `Value`.
  func word<Value: RawRepresentable & Sendable & Hashable>(_ field: Field, as: Value.Type) -> Dated<Value>?
  where Value.RawValue == String {
    dated(field, stored.record[field]?.text.flatMap(Value.init(rawValue:)))
  }

  /// A field read through `transform`; a value it cannot read is unknown.
  func map<Value: Sendable & Hashable>(_ field: Field, _ transform: (FieldValue) -> Value?) -> Dated<Value>? {
    dated(field, stored.record[field].flatMap(transform))
  }
}
