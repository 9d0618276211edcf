package import Domain

/// One row of a sheet, read: the records it holds and what is wrong with it.
package struct ImportedRow: Sendable {
  package let sheet: String
  /// The row as a spreadsheet numbers it, from 1.
  package let row: Int
  /// What a row of this sheet stands for.
  package let kind: SheetKind
  /// The cells as they are written, for the report.
  package let cells: [SheetCell]
  /// The firm; `nil` on a sheet of people.
  package var enterprise: Record<EnterpriseField>?
  /// The project the firm intends, when the row says anything of one; its firm is the row's.
  package var plan: Record<PlanField>?
  package var person: Record<PersonField>?
  /// What the row says of the consent of its person, as it is written.
  package var consent: Record<ConsentField>?
  /// The person's firms and posts. On a sheet of firms: one tie to the row's firm, when there is a person.
  package var ties: [ImportedTie]
  /// The earlier row that holds the same firm (or person); its values stand and this row's are not to be applied. A plan of
  /// another name and another person of the same firm are still given.
  package var repeats: Int?
  /// What is wrong, in column order.
  package var problems: [RowProblem]

  /// Whether a problem refuses the whole row.
  package var isRefused: Bool { problems.contains { $0.severity == .row } }
}
