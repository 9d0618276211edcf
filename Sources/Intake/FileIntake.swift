package import Domain

/// Reads a workbook or table of firms or people, row by row.
///
/// ```swift
/// let intake = FileIntake(vocabulary: vocabulary, industries: industries)
/// let summary = try intake.read(path: "登记表.xlsx") { row in … }
/// ```
package struct FileIntake: Sendable {
  private let reader: CellReader
  private let limits: IntakeLimits
  private let columnMap: [String: String]
  private let lastYear: Int?
  private let remembered: [String: [String: String]]

  /// - Parameters:
  ///   - columnMap: headers settled by the user, with the field's name: `["规模": "headcount"]`.
  ///   - remembered: headers settled before, by the shape of their sheet, each with the field's qualified name.
  ///   - lastYear: the year before the day the facts are of, which 上年 means; `nil` when only the file can tell.
  ///   - today: the day in Shanghai against which days to come are judged.
  package init(
    vocabulary: IntakeVocabulary, industries: IndustryNames, columnMap: [String: String] = [:],
    remembered: [String: [String: String]] = [:], lastYear: Int? = nil, limits: IntakeLimits = IntakeLimits(),
    today: CalendarDate = .todayInShanghai
  ) {
    reader = CellReader(vocabulary: vocabulary, industries: industries, today: today)
    self.limits = limits
    self.columnMap = columnMap
    self.lastYear = lastYear
    self.remembered = remembered.mapValues { headers in
      Dictionary(headers.map { (HeaderVocabulary.key($0.key), $0.value) }) { first, _ in first }
    }
  }

  /// Reads the file and gives every row with records as soon as it is read; memory does not grow with the cells of the file.
  ///
  /// What `row` or `progress` throws (a cancellation, say) ends the reading and is thrown on.
  ///
  /// - Parameters:
  ///   - progress: is told how far the reading is, every few hundred kilobytes.
  /// - Returns: the sheets, their columns and what is said of them.
  /// - Throws: `IntakeError` when the file as a whole cannot be read.
  package func read(
    path: String, progress: (IntakeProgress) throws -> Void = { _ in }, row: (ImportedRow) throws -> Void
  ) throws -> IntakeSummary {
    var mapped: [String: String] = [:]
    for (header, field) in columnMap { mapped[HeaderVocabulary.key(header)] = field }
    let saved = SavedDay.of(path: path)
    let years = LastYear(stated: lastYear, saved: saved.map { $0.day.components.year - 1 })
    let finder = HeaderFinder(HeaderJudge(reader, mapped: mapped), lastYear: years, remembered: remembered)
    var state = State(reader: reader, finder: finder, limits: limits)
    var doneRows = 0
    func advance(_ bytes: Int, _ total: Int) throws {
      try progress(IntakeProgress(rows: doneRows, bytes: bytes, totalBytes: total))
    }
    func event(_ event: SheetEvent) throws {
      try state.take(event) {
        doneRows += 1
        try row($0)
      }
    }
    try TableFile(path: path, limits: limits).read(advance: advance, event: event)
    var summary = try state.finish()
    summary.saved = saved
    return summary
  }

  private struct State {
    let reader: CellReader
    let finder: HeaderFinder
    let limits: IntakeLimits
    var summary = IntakeSummary()
    var sheet: SheetReader?
    var name = ""
    /// Whether a sheet is the report of an import with nothing to mend.
    var hasEmptyReport = false
    /// Sheets that are hidden.
    var hidden: [String] = []
    var closest: (sheet: String, row: HeaderFinder.Row, known: [String], unknown: [String])?

    mutating func take(_ event: SheetEvent, _ emit: (ImportedRow) throws -> Void) throws {
      switch event {
      case .sheet(let info):
        name = info.name
        sheet = SheetReader(info, finder: finder, reader: reader, limits: limits)
      case .row(let number, let cells):
        try sheet?.read(number, cells, emit)
      case .hidden(let name):
        hidden.append(name)
        pass(name, .sheetHidden)
      case .endOfSheet:
        try sheet?.finish(emit)
        end()
      }
    }

    private mutating func end() {
      guard let read = sheet else { return }
      sheet = nil
      summary.problems += read.problems
      guard let header = read.header else {
        if let row = read.closest, row.known.count > closest?.known.count ?? -1 {
          closest = (name, row.row, row.known, row.unknown)
        }
        if read.isEmptyReport {
          hasEmptyReport = true
          return
        }
        return pass(name, .sheetSkipped, "没有找到表头")
      }
      summary.sheets.append(
        .init(
          name: name, kind: header.kind, headerRow: header.rows.upperBound, columns: header.columns, rows: read.count,
          statedDay: header.statedDay, top: read.top, shape: header.shape, remembered: header.remembered))
    }

    /// Says that a sheet is not read.
    private mutating func pass(_ name: String, _ code: ProblemCode, _ why: String = "") {
      summary.sheets.append(.init(name: name, kind: nil, headerRow: 0, columns: [], rows: 0))
      summary.problems.append(
        finder.vocabulary.problems.problem(
          code, at: CellPlace(sheet: name, row: 0), value: name, detail: why))
    }

    func finish() throws(IntakeError) -> IntakeSummary {
      guard hasEmptyReport || summary.sheets.contains(where: { $0.kind != nil }) else { throw noHeader() }
      for header in finder.mapped.keys.sorted() {
        let isFound = summary.sheets.flatMap(\.columns).contains { column in
          let key = HeaderVocabulary.key(column.header)
          return key == header || key.hasSuffix(header)
        }
        if !isFound {
          throw IntakeError(.unknownMappedColumn, "指明(map)的列「\(header)」不在文件中", hint: "列名要与表头一致")
        }
      }
      return summary
    }

    private func noHeader() -> IntakeError {
      let known =
        "可用的列名如 " + finder.vocabulary.headers.examples.joined(separator: "、") + ";企业表须有企业名称,校友表须有姓名"
        + (hidden.isEmpty ? "" : "。隐藏的工作表「\(hidden.joined(separator: "」「"))」没有读,要导入的请取消隐藏后保存")
      guard let closest, !closest.known.isEmpty else {
        return IntakeError(.noHeader, "没有找到表头:前 \(limits.headRows) 行里没有认识的列名", hint: known)
      }
      return IntakeError(
        .noHeader,
        "没有找到表头:最像的是「\(closest.sheet)」第 \(closest.row.number) 行,认识 \(closest.known.joined(separator: "、"))"
          + (closest.unknown.isEmpty ? "" : ",不认识 \(closest.unknown.prefix(8).joined(separator: "、"))"),
        hint: known)
    }
  }
}
