import Domain
import Intake

/// Applies rows of a file to the stored records, batch by batch, within one change.
struct ImportApplier {
  let session: any ChangeSession
  /// The word of the sheet whose rows are applied.
  var confirmation: Word
  let options: ImportOptions
  /// What a person settled, by the key of the short name.
  let confirmedNames: [String: (short: String, full: String)]
  let vocabulary: IntakeVocabulary
  let derived: DerivedFields
  let references: any ReferenceStore
  /// Every firm that stands or that the file adds.
  var known: KnownFirms
  /// Every person that stands or that the file adds; read when the first row names one.
  var people: KnownPeople?
  /// What may be consented to; read when the first row tells of a consent.
  var knownPurposes: ContactPurposes?
  /// Enterprise ids by the name's core, for likely duplicates; made when first asked for.
  var cores: [String: [Int64]]?
  /// Short names that no firm is settled for, to be said when the whole file is known.
  var openNames: [OpenName] = []
  /// Keys of the confirmed names that rows use.
  var usedConfirmations: Set<String> = []

  /// The source of the sheet whose rows are applied.
  var source: Int64 { confirmation.source.id }

  /// Rows compared and written at once.
  static let batchSize = 500

  /// Applies the rows, none of which is refused.
  mutating func apply(_ rows: [ImportedRow]) async throws -> AppliedRows {
    var applied = AppliedRows()
    var changes: [RowPlace: RowChange] = [:]
    let firms = try await applyFirms(rows, &changes, &applied)
    let people = try await applyPeople(rows, firms, &changes, &applied)
    try await applyPlans(rows, firms, &changes)
    try await applyTies(rows, firms, people, &changes, &applied)
    try await applyConsents(rows, people, &changes, &applied)
    for row in rows {
      let place = RowPlace(row.sheet, row.row)
      let change = changes[place] ?? RowChange()
      let name = row.enterprise?.text(.name) ?? row.person?.text(.name) ?? ""
      applied.results.append(
        RowResult(
          sheet: row.sheet, row: row.row, outcome: change.outcome(repeats: row.repeats != nil), name: name,
          cells: change.cells))
      for var difference in change.differences {
        difference.name = name
        applied.differences.append((place, difference))
      }
    }
    return applied
  }
}

/// What a row changed.
struct RowChange {
  var isNew = false
  var isChanged = false
  /// Whether known values were confirmed on a later day.
  var isConfirmed = false
  var cells: [RowResult.Cell] = []
  /// Where something stands that the row does not replace.
  var differences: [Difference] = []

  /// Notes what a row did to a stored record.
  mutating func note<Field: RecordField>(_ overlay: Overlay<Field>) {
    differences += overlay.differences
    if !overlay.renewed.isEmpty { isConfirmed = true }
    if !overlay.cells.isEmpty { isChanged = true }
    cells += overlay.cells
  }

  func outcome(repeats: Bool) -> RowResult.Outcome {
    if isNew { return .created }
    if isChanged { return .updated }
    if isConfirmed { return .confirmed }
    return repeats ? .repeated : .unchanged
  }
}
