/// The known fields of one record. A field that is absent is unknown.
package struct Record<Field: RecordField>: Sendable, Hashable {
  /// Known values by field.
  package private(set) var values: [Field: FieldValue]

  /// A record of known values; the caller has checked that each fits its field.
  package init(_ values: [Field: FieldValue] = [:]) { self.values = values }

  /// The value of a field, `nil` while unknown. Setting `nil` makes the field unknown.
  package subscript(field: Field) -> FieldValue? {
    get { values[field] }
    set { values[field] = newValue }
  }

  /// The known fields in catalogue order.
  package var known: [(field: Field, value: FieldValue)] {
    Field.allCases.compactMap { field in values[field].map { (field, $0) } }
  }

  /// The fields whose values differ between this record and `other`, in catalogue order.
  package func differences(from other: Record) -> [Field] {
    Field.allCases.filter { values[$0] != other.values[$0] }
  }

  /// Required fields that are unknown or blank.
  package var missing: [Field] {
    Field.allCases.filter { field in
      guard Field.required.contains(field) else { return false }
      guard let value = values[field] else { return true }
      return value.text?.isEmpty ?? false
    }
  }
}
