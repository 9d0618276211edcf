package import Domain
import Sheets

/// What the import of a file did or would do, whatever the file holds.
package enum ImportOutcome: Sendable {
  case workbook(ImportReport)
  case table(TableImport)

  /// The change; `nil` when nothing was written.
  package var change: Int64? {
    switch self {
    case .workbook(let report): report.change
    case .table(let table): table.change
    }
  }
}

extension ImportReport {
  /// How many rows are to be mended.
  package var mendingRows: Int { mending.reduce(0) { $0 + $1.rows.count } }

  /// Writes the rows to mend, under the file's own header, as a workbook or table by the path's ending. Throws
  /// `ServiceError` where it cannot be written.
  package func writeMending(to path: String) throws {
    do { try RowReport(mending).write(to: path) } catch { throw ServiceError(writing: path, error) }
  }
}

extension Desk {
  /// Imports an uploaded file as it was chosen for it.
  ///
  /// Throws `ServiceError` as the import of its kind does.
  ///
  /// - Parameter path: where the file's bytes are.
  package func importFile(
    at path: String, _ upload: KeptUpload, isDryRun: Bool, gathersMending: Bool = false, today: CalendarDate,
    invocation: Invocation, progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> ImportOutcome {
    let choices = upload.choices
    guard upload.entity == .enterprise else {
      return .table(
        try await importTable(
          upload.entity.fields, path, upload.name, isDryRun, choices.allowsRepeats, today, invocation))
    }
    var options = ImportOptions(fileName: upload.name)
    options.isReceived = true
    options.isDryRun = isDryRun
    options.gathersMending = gathersMending
    options.skipsInvalid = choices.skipsInvalid
    options.columnMap = choices.columns
    options.confirmedNames = choices.names
    options.asOf = choices.asOf.flatMap { CalendarDate($0) }
    options.grade = choices.grade.flatMap(EvidenceGrade.init(rawValue:)) ?? options.grade
    return .workbook(
      try await importWorkbook(
        path: path, options: options, today: today, invocation: invocation, progress: progress))
  }

  private func importTable<Field: RecordField>(
    _ field: Field.Type, _ path: String, _ name: String, _ isDryRun: Bool, _ allowsRepeats: Bool,
    _ today: CalendarDate, _ invocation: Invocation
  ) async throws -> TableImport {
    try await importRecords(field)(
      path: path, name: name, isDryRun: isDryRun, allowsRepeats: allowsRepeats, isReceived: true, today: today,
      invocation: invocation)
  }
}

/// Reads what a form says of an import.
package enum ImportForm {
  /// The choices of a form over those that stand. `map:` and a header names a field in words, `pick:` and a header one of the
  /// guesses, `was:` and a header what the form showed; `name:` and `full:` with a short name of a firm the full one.
  ///
  /// Throws `ServiceError` `invalid_record` naming the inputs that cannot be used.
  package static func choices(_ fields: [String: String], over old: ImportChoices) throws -> ImportChoices {
    if fields["reset"] != nil { return ImportChoices() }
    var choices = old
    var problems: [ServiceError.FieldProblem] = []
    func bare(_ name: String) -> String { (fields[name] ?? "").trimmed }
    for name in fields.keys where name.hasPrefix("was:") {
      let header = String(name.dropFirst(4))
      let typed = bare("map:" + header)
      let picked = bare("pick:" + header)
      let words = picked.isEmpty ? typed : picked
      if words == bare(name) { continue }
      if words.isEmpty {
        choices.columns[header] = nil
      } else if let field = ImportFields.name(of: words) {
        choices.columns[header] = field
      } else {
        problems.append(
          .init(
            field: "map:" + header, code: "unknown_field",
            message: "列「\(header)」填的「\(words)」不是字段,请从下拉的名称中选;不要这一列的填「\(ImportFields.words[0])」。"))
      }
    }
    for name in fields.keys where name.hasPrefix("name:") {
      let short = String(name.dropFirst(5))
      let full = bare("full:" + short).isEmpty ? bare(name) : bare("full:" + short)
      if !full.isEmpty { choices.names[short] = full }
    }
    if fields["as_of"] != nil {
      let day = bare("as_of")
      if !day.isEmpty, CalendarDate(day) == nil {
        problems.append(.init(field: "as_of", code: "not_a_date", message: "内容属实的日期应是日期,如 2026-03-05。"))
      }
      choices.asOf = day.isEmpty ? nil : day
      choices.skipsInvalid = fields["skip_invalid"] != nil
      let grade = EvidenceGrade(rawValue: bare("grade"))
      choices.grade = grade == .selfReported ? nil : grade?.rawValue
    }
    choices.allowsRepeats = fields["allow_repeat"] != nil
    guard problems.isEmpty else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "有 \(problems.count) 处要改。",
        fields: problems.sorted { $0.field < $1.field })
    }
    return choices
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
