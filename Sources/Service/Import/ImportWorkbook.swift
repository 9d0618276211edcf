package import Domain
package import Intake
import Sheets

/// Imports a workbook or table of firms or people: one file, one transaction, one change.
package struct ImportWorkbook: Sendable {
  let registry: any Registry
  /// The words of headers, cells and problems.
  package let vocabulary: IntakeVocabulary
  /// The names of the classification.
  package let industries: IndustryNames
  let derived: DerivedFields
  let references: any ReferenceStore

  /// Imports into this registry, reading files with this vocabulary.
  package init(
    registry: any Registry, vocabulary: IntakeVocabulary, industries: IndustryNames, derived: DerivedFields,
    references: any ReferenceStore
  ) {
    self.references = references
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
  /// A fact that stands on better evidence or a later day than the file's is not replaced; the difference is listed, for a
  /// person to take or to keep. On a dry run the counts are those of the good rows, whether others are refused or not.
  ///
  /// - Parameter today: the Shanghai day.
  package func callAsFunction(
    path: String, options: ImportOptions, today: CalendarDate, invocation: Invocation,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> ImportReport {
    if let asOf = options.asOf, asOf > today { throw ImportWorkbook.refusal(of: asOf, today) }
    let confirmed = try await ConfirmedColumns(
      StandingRecords(registry: registry, organisation: invocation.organisation))
    let file = try await read(path, options, confirmed, progress)
    var report = ImportReport(file: options.fileName, sheet: file.sheets)
    report.rows = file.rows.count
    report.sheets = file.readings
    report.dryRun = options.isDryRun
    report.days = file.summary.sheets.filter { $0.kind != nil }.map { sheet in
      FactDay(
        sheet: sheet.name, asked: options.asOf, stated: sheet.statedDay, saved: file.summary.saved,
        isReceived: options.isReceived, today: today)
    }
    for item in file.problems { report.add(ProblemView(item)) }
    let refused = file.rows.filter(\.isRefused).count
    report.rejected = refused
    let applies = refused == 0 || options.skipsInvalid
    let started = report
    let vocabulary = vocabulary
    let derived = derived
    let references = references
    let days = report.days
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: ListImports.useCase(of: .enterprise), note: options.fileName)
    ) { session in
      var words: [FactDay.Key: Word] = [:]
      for day in days where words[day.key] == nil {
        let id = try await session.addSource(
          kind: .importFile, title: options.fileName, asOf: day.asOf, recordedBy: invocation.actor,
          grade: options.grade)
        words[day.key] = try await session.word(of: id, renewsKnown: day.isStated)
      }
      guard let first = days.first.flatMap({ words[$0.key] }) else { return .discard(AppliedRows()) }
      let bySheet = Dictionary(days.map { ($0.sheet, words[$0.key]) }, uniquingKeysWith: { first, _ in first })
      var applier = ImportApplier(
        session: session, confirmation: first, options: options,
        confirmedNames: ImportApplier.byKey(options.confirmedNames), vocabulary: vocabulary, derived: derived,
        references: references, known: try await session.knownFirms())
      var applied = AppliedRows()
      var start = 0
      while start < file.rows.count {
        try Task.checkCancellation()
        // The rows of one sheet are of one day.
        let sheet = file.rows[start].sheet
        let batch = file.rows[start...].prefix(ImportApplier.batchSize).prefix { $0.sheet == sheet }
        if let word = bySheet[sheet] ?? nil, word.source.id != applier.source { applier.confirmation = word }
        applied.append(try await applier.apply(batch.filter { !$0.isRefused }))
        start += batch.count
        progress(.writing(rows: start, of: file.rows.count))
      }
      if refused == 0 { try applier.refuseUnusedConfirmations() }
      applier.sayOpenNames(&applied)
      applied.listed = try await session.list(applied.differences.map(\.difference), today: today)
      let isSettled = try await confirmed.remember(
        file.summary.sheets, options.columnMap, file: options.fileName, source: first.source.id, session)
      let changesNothing =
        !isSettled && !applied.listed.contains(where: \.isNew)
        && applied.results.allSatisfy { $0.outcome == .unchanged || $0.outcome == .repeated }
      return options.isDryRun || !applies || changesNothing ? .discard(applied) : .keep(applied)
    }
    report = started
    report.change = receipt.change?.id
    finish(&report, file, options, receipt.result, applies)
    return report
  }

  private func finish(
    _ report: inout ImportReport, _ file: ReadFile, _ options: ImportOptions, _ applied: AppliedRows, _ applies: Bool
  ) {
    var mending = Mending(file.summary)
    let columns = Dictionary(
      file.summary.sheets.map { ($0.name, $0.columns) }, uniquingKeysWith: { first, _ in first })
    let results = Dictionary(
      applied.results.map { (RowPlace($0.sheet, $0.row), $0) }, uniquingKeysWith: { first, _ in first })
    for row in file.rows {
      let place = RowPlace(row.sheet, row.row)
      let found = (applied.problems[place] ?? []).map { $0.placed(among: columns[row.sheet] ?? []) }
      // What is said beside the stored firms is said better than from the file alone.
      let own = row.problems.filter { own in
        !found.contains { $0.code == own.code } && (own.code != .shortFirmName || row.isRefused)
      }
      let problems = own + found
      for item in problems { report.add(ProblemView(item)) }
      if options.gathersMending, !problems.isEmpty { mending.add(row, problems) }
      if row.isRefused {
        report.add(RowResult(sheet: row.sheet, row: row.row, outcome: .refused, name: "", cells: []))
        continue
      }
      if !problems.isEmpty { report.flagged += 1 }
      guard applies || options.isDryRun, let result = results[place] else { continue }
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
    if options.gathersMending { report.mending = mending.sheets }
    guard applies || options.isDryRun else { return }
    let places = Dictionary(
      applied.differences.map { ($0.difference, $0.place) }, uniquingKeysWith: { first, _ in first })
    for listed in applied.listed {
      var view = listed.view(isKept: report.change != nil)
      view.sheet = places[listed.difference]?.sheet
      view.row = places[listed.difference]?.row
      report.add(view)
    }
  }

  private static func refusal(of asOf: CalendarDate, _ today: CalendarDate) -> ServiceError {
    let message = "表中内容属实的日期 \(asOf) 晚于今天(\(today))。"
    return ServiceError(
      .invalid, code: "invalid_query", message: message,
      fields: [.init(field: "as_of", code: "in_the_future", message: message)])
  }

  private struct ReadFile: Sendable {
    var sheets = ""
    var rows: [ImportedRow] = []
    var problems: [RowProblem] = []
    var summary = IntakeSummary()
    var samples: [String: SheetSamples] = [:]

    /// How each sheet was understood, with the first cells of its columns.
    var readings: [SheetReading] {
      summary.sheets.map { SheetReading($0, samples[$0.name] ?? SheetSamples()) }
    }
  }

  private func read(
    _ path: String, _ options: ImportOptions, _ confirmed: ConfirmedColumns,
    _ progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> ReadFile {
    let intake = FileIntake(
      vocabulary: vocabulary, industries: industries, columnMap: options.columnMap, remembered: confirmed.byShape,
      lastYear: options.asOf.map { $0.components.year - 1 })
    do {
      return try await ReadingThread.run { check in
        var file = ReadFile()
        let summary = try intake.read(
          path: path,
          progress: {
            try check()
            progress(.reading(bytes: $0.bytes, of: $0.totalBytes))
          },
          row: { row in
            file.samples[row.sheet, default: SheetSamples()].add(row.cells)
            file.rows.append(row)
          })
        file.sheets = summary.sheets.filter { $0.kind != nil }.map(\.name).joined(separator: "、")
        file.problems = summary.problems
        file.summary = summary
        return file
      }
    } catch let error as IntakeError {
      throw ServiceError(intake: error)
    }
  }
}

extension ProblemView {
  /// Shows a problem; a contact field's value is masked.
  init(_ problem: RowProblem) {
    let place = problem.place
    self.init(
      sheet: place.sheet, row: place.row,
      column: place.header.isEmpty ? place.column : "\(place.column) \(place.header)",
      field: place.field, value: place.isPersonal ? ContactMask.mask(problem.value) : problem.value,
      code: problem.code.rawValue, severity: problem.severity.rawValue, message: problem.message, hint: problem.hint,
      choices: problem.choices)
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
  /// Where something stands that a row does not replace.
  var differences: [(place: RowPlace, difference: Difference)] = []
  /// Those of them that wait for a person, with their numbers.
  var listed: [ListedDifference] = []

  mutating func append(_ other: AppliedRows) {
    results += other.results
    differences += other.differences
    problems.merge(other.problems) { $0 + $1 }
  }
}

extension FactDay {
  /// Sheets of one day that says itself in one way share a source.
  struct Key: Hashable {
    let asOf: CalendarDate
    let isStated: Bool
  }

  var key: Key { Key(asOf: asOf, isStated: isStated) }
}

/// Gathers the rows to mend, sheet by sheet, as they stand in the file.
private struct Mending {
  private var asked: [RowReport.Sheet] = []
  /// The sheets that were read, each down to its header.
  private let read: [RowReport.Sheet]

  /// The sheets with rows to mend; where there are none, all that were read, without a row.
  var sheets: [RowReport.Sheet] { asked.isEmpty ? read : asked }

  init(_ summary: IntakeSummary) {
    read = summary.sheets.filter { $0.kind != nil }.map { .init(name: $0.name, top: $0.top) }
  }

  mutating func add(_ row: ImportedRow, _ problems: [RowProblem]) {
    if asked.last?.name != row.sheet {
      asked.append(read.first { $0.name == row.sheet } ?? .init(name: row.sheet, top: []))
    }
    let marks = problems.map { $0.place.header.isEmpty ? $0.place.column : $0.place.header }.filter { !$0.isEmpty }
    let columns = Set(problems.map(\.place.column))
    asked[asked.count - 1].rows.append(
      .init(
        number: row.row,
        cells: row.cells.enumerated().map { index, cell in
          Mending.value(cell.plain(isAsked: columns.contains(CellPlace.letters(index))))
        },
        marks: marks.enumerated().filter { !marks[..<$0.offset].contains($0.element) }.map(\.element),
        reasons: problems.map { problem in
          [problem.message, problem.hint].filter { !$0.isEmpty }.joined(separator: "。") + "。"
        }))
  }

  /// The cell as the file holds it: days and plain numbers as such, so that an import reads the same again.
  private static func value(_ cell: SheetCell) -> SheetValue {
    switch cell.kind {
    case .date: CalendarDate(cell.text).map(SheetValue.date) ?? .text(cell.text)
    case .number where isPlain(cell.text): .number(cell.text)
    default: cell.text.isEmpty ? .empty : .text(cell.text)
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return digits.first?.isNumber == true && digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
      && (!digits.hasPrefix("0") || digits == "0" || digits.hasPrefix("0."))
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
