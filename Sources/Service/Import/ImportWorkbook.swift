package import Domain
package import Intake

/// Imports a workbook or table of firms or people: one file, one transaction, one change.
package struct ImportWorkbook: Sendable {
  let registry: any Registry
  /// The words of headers, cells and problems.
  package let vocabulary: IntakeVocabulary
  /// The names of the classification.
  package let industries: IndustryNames
  let derived: DerivedFields

  /// Imports into this registry, reading files with this vocabulary.
  package init(
    registry: any Registry, vocabulary: IntakeVocabulary, industries: IndustryNames, derived: DerivedFields
  ) {
    self.registry = registry
    self.vocabulary = vocabulary
    self.industries = industries
    self.derived = derived
  }

  /// Imports the file at `path`.
  ///
  /// Without `skipsInvalid` one refused row applies nothing. Throws `ServiceError` with the intake's code when the file
  /// as a whole cannot be read; cancelling the task leaves nothing half done.
  ///
  /// - Parameters:
  ///   - today: the Shanghai day, taken as the facts' day when the options name none.
  ///   - problem: is told every problem, also those beyond the report's first 1,000, with the row's cells.
  package func callAsFunction(
    path: String, options: ImportOptions, today: CalendarDate, invocation: Invocation,
    progress: @Sendable (ImportProgress) -> Void = { _ in },
    problem: (ProblemView, [String]) throws -> Void = { _, _ in }
  ) async throws -> ImportReport {
    let file = try read(path, options, progress)
    var report = ImportReport(file: options.fileName, sheet: file.sheets)
    report.rows = file.rows.count
    report.dryRun = options.isDryRun
    for item in file.problems { try note(item, [], &report, problem) }
    let refused = file.rows.filter(\.isRefused).count
    report.rejected = refused
    let applies = refused == 0 || options.skipsInvalid
    let started = report
    let vocabulary = vocabulary
    let derived = derived
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: ListImports.useCase(of: .enterprise), note: options.fileName)
    ) { session in
      let source = try await session.addSource(
        kind: .importFile, title: options.fileName, asOf: options.asOf ?? today, recordedBy: invocation.actor,
        grade: options.grade)
      let identities = try await session.enterpriseIdentities()
      var applier = ImportApplier(
        session: session, source: source,
        confirmation: Confirmation(source: source, asOf: options.asOf, grade: options.grade), options: options,
        vocabulary: vocabulary, derived: derived,
        identities: identities, coded: Set(identities.byCreditCode.values),
        firms: identities.firms.mapValues { .init(name: $0.name, place: $0.place) })
      var applied = AppliedRows()
      for start in stride(from: 0, to: file.rows.count, by: ImportApplier.batchSize) {
        try Task.checkCancellation()
        let batch = file.rows[start..<min(file.rows.count, start + ImportApplier.batchSize)]
        applied.append(try await applier.apply(batch.filter { !$0.isRefused }))
        progress(.writing(rows: start + batch.count, of: file.rows.count))
      }
      let changesNothing = applied.results.allSatisfy { $0.outcome == .unchanged || $0.outcome == .repeated }
      return options.isDryRun || !applies || changesNothing ? .discard(applied) : .keep(applied)
    }
    report = started
    report.change = receipt.change?.id
    try finish(&report, file, options, receipt.result, applies, problem)
    return report
  }

  private func finish(
    _ report: inout ImportReport, _ file: ReadFile, _ options: ImportOptions, _ applied: AppliedRows, _ applies: Bool,
    _ problem: (ProblemView, [String]) throws -> Void
  ) throws {
    let results = Dictionary(
      applied.results.map { (RowPlace($0.sheet, $0.row), $0) }, uniquingKeysWith: { first, _ in first })
    for row in file.rows {
      let place = RowPlace(row.sheet, row.row)
      let found = applied.problems[place] ?? []
      // What is said beside the stored firms is said better than from the file alone.
      let own = row.problems.filter { own in
        !found.contains { $0.code == own.code }
          && !(own.code == .shortFirmName && options.confirmedNames[own.value] != nil)
      }
      let problems = own + found
      for item in problems { try note(item, row.cells.map(\.text), &report, problem) }
      if row.isRefused {
        report.add(RowResult(sheet: row.sheet, row: row.row, outcome: .refused, name: "", cells: []))
        continue
      }
      if !problems.isEmpty { report.flagged += 1 }
      guard applies, let result = results[place] else { continue }
      switch result.outcome {
      case .created: report.created += 1
      case .updated: report.updated += 1
      case .confirmed: report.confirmed += 1
      case .unchanged: report.unchanged += 1
      case .repeated: report.repeated += 1
      case .refused: break
      }
      if result.outcome == .created || result.outcome == .updated { report.add(result) }
    }
  }

  private func note(
    _ item: RowProblem, _ cells: [String], _ report: inout ImportReport,
    _ problem: (ProblemView, [String]) throws -> Void
  ) throws {
    let view = ProblemView(item)
    report.add(view)
    try problem(view, cells)
  }

  private struct ReadFile {
    var sheets = ""
    var rows: [ImportedRow] = []
    var problems: [RowProblem] = []
  }

  private func read(
    _ path: String, _ options: ImportOptions, _ progress: (ImportProgress) -> Void
  ) throws -> ReadFile {
    var file = ReadFile()
    do {
      let intake = FileIntake(vocabulary: vocabulary, industries: industries, columnMap: options.columnMap)
      let summary = try intake.read(
        path: path,
        progress: {
          try Task.checkCancellation()
          progress(.reading(bytes: $0.bytes, of: $0.totalBytes))
        },
        row: { file.rows.append($0) })
      file.sheets = summary.sheets.filter { $0.kind != nil }.map(\.name).joined(separator: "、")
      file.problems = summary.problems
    } catch let error as IntakeError {
      throw ServiceError(intake: error)
    }
    return file
  }
}

extension ProblemView {
  /// Shows a problem; a contact field's value is masked.
  init(_ problem: RowProblem) {
    let place = problem.place
    let isContact =
      place.field.hasPrefix("person.")
      && PersonField(rawValue: String(place.field.dropFirst("person.".count))).map(PersonField.personal.contains)
        == true
    self.init(
      sheet: place.sheet, row: place.row,
      column: place.header.isEmpty ? place.column : "\(place.column) \(place.header)",
      field: place.field, value: isContact ? ContactMask.mask(problem.value) : problem.value,
      code: problem.code.rawValue, severity: problem.severity.rawValue, message: problem.message, hint: problem.hint)
  }
}

/// A row of the file.
struct RowPlace: Hashable, Sendable {
  let sheet: String
  let row: Int

  init(_ sheet: String, _ row: Int) {
    self.sheet = sheet
    self.row = row
  }
}

/// What applying rows did.
struct AppliedRows: Sendable {
  var results: [RowResult] = []
  /// Problems that only show beside what is stored.
  var problems: [RowPlace: [RowProblem]] = [:]

  mutating func append(_ other: AppliedRows) {
    results += other.results
    problems.merge(other.problems) { $0 + $1 }
  }
}

extension ServiceError {
  /// The refusal of a file that cannot be read as a whole.
  init(intake error: IntakeError) {
    self.init(
      .invalid, code: error.code.rawValue,
      message: error.message + (error.hint.isEmpty ? "。" : "。" + error.hint + "。"))
  }
}
