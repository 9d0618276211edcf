import Domain
import Intake

/// Applies rows of a file to the stored records, batch by batch, within one change.
struct ImportApplier {
  let session: any ChangeSession
  let source: Int64
  var confirmation: Confirmation
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

  /// Notes what a row did to a stored record.
  mutating func note<Field: RecordField>(_ overlay: Overlay<Field>) {
    if overlay.cells.isEmpty { isConfirmed = true } else { isChanged = true }
    cells += overlay.cells
  }

  func outcome(repeats: Bool) -> RowResult.Outcome {
    if isNew { return .created }
    if isChanged { return .updated }
    if isConfirmed { return .confirmed }
    return repeats ? .repeated : .unchanged
  }
}

/// A stored record with what a row says put over it.
struct Overlay<Field: RecordField> {
  /// The record after the row.
  let stored: Stored<Field>
  /// The cells that changed.
  let cells: [RowResult.Cell]
  /// Whether the row says nothing new and confirms nothing.
  let isVain: Bool

  /// Puts the row's known values over the stored ones; what the row does not say stays.
  init(_ row: Record<Field>, over old: Stored<Field>, _ confirmation: Confirmation, prefix: String = "") {
    var record = old.record
    var sources = old.sources
    var cells: [RowResult.Cell] = []
    for (field, value) in row.known {
      if old.record[field] == value {
        if confirmation.renews(old.sources[field]) { sources[field] = confirmation.source }
        continue
      }
      record[field] = value
      sources[field] = confirmation.source
      let isPersonal = Field.personal.contains(field)
      func shown(_ value: FieldValue?) -> String? {
        value.map { isPersonal ? ContactMask.mask($0.display(field.kind)) : $0.display(field.kind) }
      }
      cells.append(.init(field: prefix + field.name, old: shown(old.record[field]), new: shown(value)))
    }
    self.stored = Stored(id: old.id, change: old.change, record: record, sources: sources)
    self.cells = cells
    isVain = cells.isEmpty && sources == old.sources
  }
}
