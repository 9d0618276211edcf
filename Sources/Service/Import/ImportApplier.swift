import Domain
import Intake

/// Applies rows of a file to the stored records, batch by batch, within one change.
struct ImportApplier {
  let session: any ChangeSession
  /// The word of the sheet whose rows are applied.
  var confirmation: Word
  let options: ImportOptions
  let vocabulary: IntakeVocabulary
  let derived: DerivedFields
  var identities: EnterpriseIdentities
  /// Enterprises whose credit code is known.
  var coded: Set<Int64>
  /// Every firm that stands, for telling what a short name may mean.
  var firms: [Int64: ShortNameResolver.Firm]
  /// Enterprise ids by the name's core, for likely duplicates; made when first asked for.
  var cores: [String: [Int64]]?

  /// The source of the sheet whose rows are applied.
  var source: Int64 { confirmation.source.id }

  /// Rows compared and written at once.
  static let batchSize = 500

  /// Applies the rows, none of which is refused.
  mutating func apply(_ rows: [ImportedRow]) async throws -> AppliedRows {
    var applied = AppliedRows()
    var changes: [RowPlace: RowChange] = [:]
    let firms = try await applyFirms(rows, &changes, &applied)
    let people = try await applyPeople(rows, &changes)
    try await applyPlans(rows, firms, &changes)
    try await applyTies(rows, firms, people, &changes, &applied)
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

  /// The id of the firm a row names: by credit code, else by a name that only one firm carries, or of several only one
  /// without a code.
  func identity(_ record: Record<EnterpriseField>) -> Int64? {
    let code = record.text(.creditCode)
    if let code, let id = identities.byCreditCode[code] { return id }
    guard let name = record.text(.name), let ids = identities.byName[FirmKey.of(name)] else { return nil }
    let codeless = ids.filter { !coded.contains($0) }
    // The same name under another code is another firm.
    if code != nil { return codeless.count == 1 ? codeless[0] : nil }
    return ids.count == 1 ? ids[0] : codeless.min()
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
