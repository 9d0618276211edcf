package import Domain

/// Reads a table of one kind of record whose header row holds field names (`land_mu`) or the headers of exports
/// (`用地需求(亩)`): sample data, exports of plans, needs, rulings. Lines that begin with `#` are comments, lists have `、`.
package struct RecordTableReader<Field: RecordField>: Sendable {
  private let reader: CellReader
  private let limits: IntakeLimits

  /// A reader of one kind of record.
  package init(vocabulary: IntakeVocabulary, industries: IndustryNames, limits: IntakeLimits = IntakeLimits()) {
    reader = CellReader(vocabulary: vocabulary, industries: industries)
    self.limits = limits
  }

  /// Reads a file with tables and gives their rows.
  ///
  /// - Parameters:
  ///   - check: is called now and then, and may throw to end the reading.
  /// - Throws: `IntakeError` when the file cannot be read or no column is a field; what `row` and `check` throw.
  package func read(path: String, check: () throws -> Void = {}, row: (RecordTableRow<Field>) throws -> Void) throws {
    var state = State(reader: reader, sheet: path.split(separator: "/").last.map(String.init) ?? path)
    func event(_ event: SheetEvent) throws {
      switch event {
      case .sheet(let info): state.begin(info.name)
      case .row(let number, let cells): try state.take(number, cells, row)
      case .endOfSheet, .hidden: break
      }
    }
    try TableFile(path: path, limits: limits, delimiter: path.hasSuffix(".tsv") ? 0x09 : nil)
      .read(advance: { _, _ in try check() }, event: event)
    try state.finish()
  }

  /// Reads the text of a tab-separated table.
  ///
  /// - Parameters:
  ///   - name: the table's name, for problems.
  package func read(text: String, name: String) throws -> [RecordTableRow<Field>] {
    var rows: [RecordTableRow<Field>] = []
    var state = State(reader: reader, sheet: name)
    var parser = CSVParser(delimiter: 0x09, maximumRowBytes: limits.rowBytes)
    try parser.feed(Array(text.utf8)) { try state.take($0, $1) { rows.append($0) } }
    try parser.finish { try state.take($0, $1) { rows.append($0) } }
    try state.finish()
    return rows
  }

  private struct Column {
    var index: Int
    var header: String
    var field: Field?
    var rule: FieldRule?
    /// The field that keeps the greater end of a range in this one.
    var upperEnd: Field?
  }

  private struct State {
    let reader: CellReader
    var sheet: String
    var columns: [Column]?
    var hasFields = false

    init(reader: CellReader, sheet: String) {
      self.reader = reader
      self.sheet = sheet
    }

    mutating func begin(_ name: String) {
      sheet = name
      columns = nil
    }

    mutating func take(_ number: Int, _ cells: [SheetCell], _ give: (RecordTableRow<Field>) throws -> Void) throws {
      // What is written above the table of a page or document has numbers below 1.
      guard number > 0, let first = cells.first(where: { !CellText.trimmed($0.text).isEmpty }),
        !first.text.hasPrefix("#")
      else { return }
      guard let columns else {
        columns = cells.enumerated().map { column($0.offset, CellText.trimmed($0.element.text)) }
        hasFields = hasFields || columns?.contains { $0.field != nil } ?? false
        return
      }
      try give(row(number, cells, columns))
    }

    func finish() throws(IntakeError) {
      if hasFields { return }
      let known = Field.allCases.prefix(6).map(\.name).joined(separator: ", ")
      throw IntakeError(.noHeader, "「\(sheet)」的表头里没有认识的字段", hint: "表头用字段名(\(known) …)或导出表的列名")
    }

    private func column(_ index: Int, _ header: String) -> Column {
      let parts = HeaderText(header, reader.vocabulary)
      let byName = Field.allCases.first { $0.name == header || $0.name == header + "_id" }
      let field =
        byName
        ?? Field.allCases.first { field in
          let own = HeaderText(field.header, reader.vocabulary)
          return own.fullKey == parts.fullKey || own.key == parts.key
        }
      var rule: FieldRule?
      if let field {
        let unit: String? = if byName != nil, case .money = field.kind { UnitTable.yuan } else { parts.unit }
        let name = "\(Field.entity.rawValue).\(field.name)"
        rule = FieldRule(
          kind: field.kind, meaning: ImportField(qualified: name).map(CellMeaning.init) ?? .plain, name: name,
          headerUnit: unit, isEnd: field.definition.isEnd, in: reader.vocabulary)
      }
      let upper = field.flatMap { ImportField(qualified: "\(Field.entity.rawValue).\($0.name)")?.upperEnd?.qualified }
      return Column(
        index: index, header: header, field: field, rule: rule,
        upperEnd: upper.flatMap { name in Field.allCases.first { "\(Field.entity.rawValue).\($0.name)" == name } })
    }

    private func place(_ number: Int, _ column: Column, _ field: Field) -> CellPlace {
      CellPlace(
        sheet: sheet, row: number, column: CellPlace.letters(column.index), header: column.header, field: field.name)
    }

    private func row(_ number: Int, _ cells: [SheetCell], _ columns: [Column]) -> RecordTableRow<Field> {
      var result = RecordTableRow<Field>(row: number, record: Record(), references: [:], others: [:], problems: [])
      for column in columns where column.index < cells.count {
        let cell = cells[column.index]
        let text = CellText.trimmed(cell.text)
        if text.isEmpty { continue }
        guard let field = column.field, let rule = column.rule else {
          result.others[column.header] = text
          continue
        }
        if case .reference = field.kind {
          guard case .problem(let complaint)? = reader.complaint(about: cell, text) else {
            result.references[field] = CellText.withoutGuard(text)
            continue
          }
          result.problems.append(
            reader.vocabulary.problems.problem(
              complaint.code, at: place(number, column, field), value: cell.text, detail: complaint.detail))
          continue
        }
        switch reader.read(cell, rule) {
        case .value(let value): result.record[field] = value
        case .range(let low, let high):
          result.record[field] = low
          if let upper = column.upperEnd {
            if result.record[upper] == nil { result.record[upper] = high }
          } else {
            result.problems.append(
              reader.vocabulary.problems.problem(.rangeKeptLow, at: place(number, column, field), value: cell.text))
          }
        case .unknown: continue
        case .problem(let complaint):
          result.record[field] = complaint.kept
          result.problems.append(
            reader.vocabulary.problems.problem(
              complaint.code, at: place(number, column, field), value: cell.text, detail: complaint.detail,
              words: ["example": complaint.example]))
        }
      }
      return result
    }
  }
}
