package import Domain

/// A row of a table of one kind of record.
package struct RecordTableRow<Field: RecordField>: Sendable {
  /// The row as a spreadsheet numbers it, from 1.
  package let row: Int
  /// The fields that are known. Fields that refer to other records are not among them.
  package var record: Record<Field>
  /// What the row says of records it refers to, as it is written: a name, a code or an id.
  package var references: [Field: String]
  /// Cells of columns that are no field, by their header.
  package var others: [String: String]
  package var problems: [RowProblem]

  /// Whether it is a row of a form that nobody filled in.
  package var isOpen: Bool {
    !Field.record.told.isEmpty && Field.record.told.allSatisfy { record[$0] == nil && references[$0] == nil }
      && !problems.contains { problem in Field.record.told.contains { $0.name == problem.place.field } }
  }
}
