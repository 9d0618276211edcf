internal import Domain

/// Turns the cells of one row into records and problems, for a sheet with a known header.
struct RowReader {
  let sheet: String
  let header: SheetHeader
  private let reader: CellReader
  private let employment: EmploymentReader
  private let problems: ProblemCatalogue
  private let columns: [ColumnReading]
  private let widest: Int

  init(sheet: String, header: SheetHeader, reader: CellReader) {
    self.sheet = sheet
    self.header = header
    self.reader = reader
    employment = EmploymentReader(reader.vocabulary)
    problems = reader.vocabulary.problems
    columns = header.columns.compactMap { column in
      guard let field = column.field, field != .ignored else { return nil }
      let rule = FieldRule(field, headerUnit: column.unit, sheetUnit: header.moneyUnit, in: reader.vocabulary)
      return ColumnReading(column: column, field: field, rule: rule)
    }
    widest = header.columns.map(\.index).max() ?? 0
  }

  /// Columns that go to fields.
  var width: Int { widest + 1 }

  /// The position of a field's column.
  func column(of field: ImportField) -> HeaderColumn? { columns.first { $0.field == field }?.column }

  /// Whether the row says nothing in any column that is read.
  func isBlank(_ cells: [SheetCell]) -> Bool {
    !columns.contains { $0.index < cells.count && !CellText.trimmed(cells[$0.index].text).isEmpty }
  }

  /// The place of a column in a row.
  func place(_ row: Int, _ column: HeaderColumn?, _ field: ImportField?) -> CellPlace {
    CellPlace(
      sheet: sheet, row: row, column: column?.letters ?? "", header: column?.header ?? "", field: field?.name ?? "")
  }

  /// The records and problems of a row.
  func read(_ number: Int, _ cells: [SheetCell]) -> ImportedRow {
    var fields = RowFields()
    var found: [RowProblem] = []
    for reading in columns where reading.index < cells.count {
      let cell = cells[reading.index]
      if cell.isEmpty { continue }
      let field = reading.field
      if field == .productShares {
        found += sharesProblem(cell, reading.rule, place(number, reading.column, field)).map { [$0] } ?? []
        continue
      }
      switch reader.read(cell, reading.rule) {
      case .unknown: continue
      case .value(let value): fields.set(field, value)
      case .range(let low, let high):
        fields.set(field, low)
        if let upper = field.upperEnd {
          fields.setIfUnknown(upper, high)
        } else {
          found.append(problems.problem(.rangeKeptLow, at: place(number, reading.column, field), value: cell.text))
        }
      case .problem(let complaint):
        if let kept = complaint.kept { fields.set(field, kept) }
        found.append(
          problems.problem(
            complaint.code, at: place(number, reading.column, field), value: cell.text, detail: complaint.detail,
            words: ["example": complaint.example]))
      }
    }
    return header.kind == .firms ? firm(number, cells, fields, found) : person(number, cells, fields, found)
  }

  private func firm(_ number: Int, _ cells: [SheetCell], _ fields: RowFields, _ found: [RowProblem]) -> ImportedRow {
    var problems = found
    var fields = fields
    fields.keepContact()
    let name = fields.enterprise.text(.name) ?? ""
    if name.isEmpty { problems.append(missing(.enterprise(.name), "企业名称", number)) }
    var row = ImportedRow(sheet: sheet, row: number, kind: .firms, cells: cells, ties: [], problems: [])
    row.enterprise = fields.enterprise
    if fields.hasPlan {
      row.plan = fields.plan
      if row.plan?[.name] == nil, !name.isEmpty {
        let short = fields.enterprise.texts(.shortNames)?.first ?? FirmName(name).core
        row.plan?[.name] = .text(short + "拟投项目")
      }
    }
    if let person = fields.person.text(.name), !person.isEmpty {
      row.person = fields.person
      if !name.isEmpty {
        let post = fields.roleText ?? ""
        row.ties = [ImportedTie(firm: name, isShortName: false, role: fields.role ?? tieRole(post), roleText: post)]
      }
    } else if fields.hasContact, let column = contactColumn(cells) {
      problems.append(self.problems.problem(.personWithoutName, at: place(number, column, column.field), value: ""))
    }
    row.problems = problems
    if !fields.consent.values.isEmpty { row.consent = fields.consent }
    date(&row, fields)
    return row
  }

  private func person(_ number: Int, _ cells: [SheetCell], _ fields: RowFields, _ found: [RowProblem]) -> ImportedRow {
    var problems = found
    var row = ImportedRow(sheet: sheet, row: number, kind: .people, cells: cells, ties: [], problems: [])
    row.person = fields.person
    if fields.person.text(.name)?.isEmpty ?? true { problems.append(missing(.person(.name), "姓名", number)) }
    var tieColumn: HeaderColumn?
    if let text = fields.person.text(.employment) {
      row.ties = employment.read(text)
      tieColumn = column(of: .person(.employment))
    } else if let firm = fields.enterprise.text(.name) {
      let post = fields.roleText ?? ""
      row.person?[.employment] = .text(post.isEmpty ? firm : firm + " " + post)
      row.ties = employment.read(firm).map { tie in
        ImportedTie(
          firm: tie.firm, isShortName: tie.isShortName, role: fields.role ?? tieRole(post) ?? tie.role,
          roleText: post.isEmpty ? tie.roleText : post)
      }
      tieColumn = column(of: .enterprise(.name))
      // Facts of the firm beside the person's make a firm's record too, unless its name is only a short one.
      if fields.enterprise.values.keys.contains(where: { $0 != .name && $0 != .place }), row.ties.count == 1,
        !row.ties[0].isShortName
      {
        row.enterprise = fields.enterprise
      }
    }
    for tie in row.ties where tie.isShortName {
      problems.append(
        self.problems.problem(.shortFirmName, at: place(number, tieColumn, tieColumn?.field), value: tie.firm))
    }
    row.problems = problems
    if !fields.consent.values.isEmpty { row.consent = fields.consent }
    date(&row, fields)
    return row
  }

  /// Puts the days of the post into the row's only tie; days that belong to no single tie, or run backwards, are said and
  /// not kept.
  private func date(_ row: inout ImportedRow, _ fields: RowFields) {
    let held = DaySpan(from: fields.roleFrom, until: fields.roleUntil)
    guard held != DaySpan() else { return }
    let field = ImportField.tie(held.until == nil ? .from : .until)
    let value = [held.from, held.until].compactMap { $0?.description }.joined(separator: " – ")
    if let from = held.from, let until = held.until, until < from {
      row.problems.append(
        problems.problem(.tieEndsBeforeStart, at: place(row.row, column(of: field), field), value: value))
    } else if row.ties.count == 1 {
      row.ties[0].held = held
    } else {
      row.problems.append(
        problems.problem(.tieDatesUnclear, at: place(row.row, column(of: field), field), value: value))
    }
  }

  private func tieRole(_ post: String) -> String? { post.isEmpty ? nil : employment.roles.strongest(in: post) }

  private func contactColumn(_ cells: [SheetCell]) -> HeaderColumn? {
    columns.first { entry in
      guard case .person(let field) = entry.field, PersonField.personal.contains(field) else { return false }
      return entry.column.index < cells.count && !cells[entry.column.index].isEmpty
    }?.column
  }

  private func missing(_ field: ImportField, _ what: String, _ number: Int) -> RowProblem {
    problems.problem(.missingName, at: place(number, column(of: field), field), words: ["what": what])
  }

  /// Shares of products below 0 or above 1: they are kept nowhere, but said.
  private func sharesProblem(_ cell: SheetCell, _ rule: FieldRule, _ place: CellPlace) -> RowProblem? {
    var wrong: [String] = []
    for item in ListReader.items(cell.text) {
      guard let share = ExactDecimal(CellText.halfWidth(item)) else {
        return problems.problem(.notANumber, at: place, value: item)
      }
      if rule.range.complaint(about: share) != nil { wrong.append(item) }
    }
    if wrong.isEmpty { return nil }
    let detail = "占比应在 0 与 1 之间,不合的有 " + wrong.prefix(5).joined(separator: "、")
    return problems.problem(.numberOutOfRange, at: place, value: cell.text, detail: detail)
  }
}

/// A column with the way its cells are read; a class, so that a row's loop copies nothing.
private final class ColumnReading: Sendable {
  let index: Int
  let column: HeaderColumn
  let field: ImportField
  let rule: FieldRule

  init(column: HeaderColumn, field: ImportField, rule: FieldRule) {
    index = column.index
    self.column = column
    self.field = field
    self.rule = rule
  }
}
