package import Domain

/// A record as it is read in bulk: its known fields one after the other, so that none is looked up.
package struct KnownFields<Field: RecordField>: Sendable {
  /// A field that is known.
  package struct Known: Sendable {
    package let field: Field
    package let value: FieldValue
    /// Number of its source, 0 for none.
    package let source: Int64

    /// A field that is known.
    @inlinable package init(_ field: Field, _ value: FieldValue, source: Int64) {
      self.field = field
      self.value = value
      self.source = source
    }
  }

  /// The organisation's number of the record.
  package let id: Int64
  package let fields: [Known]

  /// A record of known fields.
  @inlinable package init(id: Int64, _ fields: [Known]) {
    self.id = id
    self.fields = fields
  }

  /// The value of a field.
  func first(_ field: Field) -> FieldValue? { fields.first { $0.field == field }?.value }

  /// The known fields of a record as it is kept.
  package init(_ stored: Stored<Field>) {
    self.init(
      id: stored.id,
      stored.record.known.map { Known($0.field, $0.value, source: stored.sources[$0.field] ?? 0) })
  }
}
