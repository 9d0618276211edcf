internal import Domain

/// Reads one sheet as its rows come in: gathers the first rows until the header is found, then turns every row into records,
/// leaving out blank rows, repeated headers, totals and the notes below the table.
struct SheetReader {
  private let info: SheetInfo
  private let finder: HeaderFinder
  private let cellReader: CellReader
  private let limits: IntakeLimits
  private var head: [HeaderFinder.Row] = []
  private var rows: RowReader?
  private var memory: RowMemory
  private var merges: MergedRows
  /// The rows down to the header as they are written.
  private(set) var top: [[String]] = []
  /// Rows with records so far.
  private(set) var count = 0
  /// What is said of columns and the sheet.
  private(set) var problems: [RowProblem] = []

  init(_ info: SheetInfo, finder: HeaderFinder, reader: CellReader, limits: IntakeLimits) {
    self.info = info
    self.finder = finder
    cellReader = reader
    self.limits = limits
    memory = RowMemory(width: 0, rememberedRows: 0)
    merges = MergedRows(info.merges)
  }

  /// The header, once it is found.
  var header: SheetHeader? { rows?.header }

  /// Whether it is a report of an import with nothing to mend.
  var isEmptyReport: Bool { header == nil && (head.last?.isOfReport ?? false) }

  /// The row most like a header, when none is found.
  var closest: (row: HeaderFinder.Row, known: [String], unknown: [String])? { finder.closest(in: head) }

  mutating func read(_ number: Int, _ cells: [SheetCell], _ emit: (ImportedRow) throws -> Void) throws {
    if rows != nil { return try body(number, cells, emit) }
    if cells.allSatisfy({ CellText.trimmed($0.text).isEmpty }) { return }
    head.append(HeaderFinder.Row(number: number, cells: cells))
    if head.count >= limits.headRows { try settle(emit) }
  }

  mutating func finish(_ emit: (ImportedRow) throws -> Void) throws {
    if rows == nil { try settle(emit) }
  }

  private mutating func settle(_ emit: (ImportedRow) throws -> Void) throws {
    guard let header = try finder.find(in: head, merges: info.merges) else { return }
    let reader = RowReader(sheet: info.name, header: header, reader: cellReader)
    memory = RowMemory(width: reader.width, rememberedRows: limits.rememberedRows)
    rows = reader
    sayColumns(header, reader)
    top = head.filter { $0.number <= header.rows.upperBound }.map { row in
      header.rows.contains(row.number) ? grouped(row) : row.cells.map(\.text)
    }
    let waiting = head.filter { $0.number > header.rows.upperBound }
    head = []
    for row in waiting { try body(row.number, row.cells, emit) }
  }

  /// The texts of a row of the header, each in every column it is merged over.
  private func grouped(_ row: HeaderFinder.Row) -> [String] {
    var texts = row.cells.map(\.text)
    for range in info.merges.ranges where range.firstRow == row.number && range.firstColumn < texts.count {
      let last = min(range.lastColumn, texts.count - 1)
      for column in range.firstColumn...last { texts[column] = texts[range.firstColumn] }
    }
    return texts
  }

  private mutating func sayColumns(_ header: SheetHeader, _ reader: RowReader) {
    let catalogue = finder.vocabulary.problems
    for column in header.columns where column.field == nil {
      let place = reader.place(header.rows.upperBound, column, nil)
      if column.guesses.isEmpty {
        problems.append(catalogue.problem(.unknownColumn, at: place, value: column.header))
      } else {
        let guesses = column.guesses.map { "\($0.label)(\($0.name))" }.joined(separator: "、")
        problems.append(
          catalogue.problem(
            .likelyColumn, at: place, value: column.header, detail: guesses, words: ["example": column.guesses[0].name])
        )
      }
    }
    for column in header.remembered {
      let place = reader.place(header.rows.upperBound, column, column.field)
      problems.append(
        catalogue.problem(.rememberedColumn, at: place, value: column.header, detail: column.field?.label ?? ""))
    }
    for column in header.otherYears {
      let place = reader.place(header.rows.upperBound, column, nil)
      problems.append(
        catalogue.problem(
          .otherYearColumn, at: place, value: column.header, detail: column.year.map(String.init) ?? ""))
    }
    for (column, other) in header.doubles {
      let place = reader.place(header.rows.upperBound, column, other.field)
      problems.append(catalogue.problem(.duplicateColumn, at: place, value: column.header, detail: other.header))
    }
  }

  private mutating func body(_ number: Int, _ written: [SheetCell], _ emit: (ImportedRow) throws -> Void) throws {
    guard let reader = rows else { return }
    let cells = merges.isEmpty ? written : merges.filled(number, written)
    if reader.isBlank(cells) || isBelowTable(cells, reader) || isHeaderAgain(cells, reader) { return }
    count += 1
    var row = reader.read(number, cells)
    if cells.count > reader.width, cells[reader.width...].contains(where: { !CellText.trimmed($0.text).isEmpty }) {
      let surplus = cells[reader.width...].count { !$0.isEmpty }
      let place = reader.place(number, nil, nil)
      row.problems.append(finder.vocabulary.problems.problem(.rowTooWide, at: place, detail: "\(surplus)"))
    }
    if !row.isRefused { compare(&row, reader) }
    try emit(row)
  }

  /// Marks a row that holds the firm or person of an earlier one.
  private mutating func compare(_ row: inout ImportedRow, _ reader: RowReader) {
    let isFirm = row.kind == .firms
    let keys: RowMemory.Keys
    var column: ImportField
    if isFirm {
      let code = row.enterprise?.text(.creditCode)
      keys = RowMemory.Keys(creditCode: code, name: NameKey.bytes(of: row.enterprise?.text(.name) ?? ""))
      column = code == nil ? .enterprise(.name) : .enterprise(.creditCode)
    } else {
      keys = SheetReader.keys(of: row.person ?? Record())
      column = .person(.name)
    }
    let earlier = memory.meet(keys, row: row.row, cells: row.cells)
    let first = earlier?.row ?? row.row
    let isNewPerson = row.person?.text(.name).map { memory.isNew(NameKey.of($0), "P", of: first) } ?? false
    let newTies = row.ties.filter { memory.isNew(NameKey.of($0.firm), "T", of: first) }
    let hasPlanName = reader.column(of: .plan(.name)) != nil
    let isNewPlan =
      row.plan.map { memory.isNew(hasPlanName ? $0.text(.name) ?? "" : "", "L", of: first) } ?? false
    guard let earlier else { return }
    row.repeats = earlier.row
    // What the row adds to the firm (another alumnus, another plan) is no contradiction to the first row.
    let contradictions = earlier.differences.filter { difference in
      guard difference.column < row.cells.count, !row.cells[difference.column].isEmpty else { return false }
      guard let field = reader.header.columns.first(where: { $0.index == difference.column })?.field else {
        return true
      }
      if !isFirm { return newTies.isEmpty || !(field == .person(.employment) || field == .enterprise(.name)) }
      switch field {
      case .enterprise(.creditCode): return difference.text.map { !$0.isEmpty } ?? true
      case .person, .tie, .consent: return !isNewPerson
      case .plan: return !isNewPlan
      case .ignored: return false
      default: return true
      }
    }
    if isFirm {
      if !isNewPlan { row.plan = nil }
      if !isNewPerson { (row.person, row.consent, row.ties) = (nil, nil, []) }
      if isNewPerson || isNewPlan, contradictions.isEmpty { return }
    } else {
      row.ties = newTies
    }
    if column == .enterprise(.creditCode), reader.column(of: column) == nil { column = .enterprise(.name) }
    row.problems.append(repetition(row, of: earlier, contradictions, column, reader))
  }

  /// What a person is told by: a phone, else college and class; who has none of them is told by city and post.
  private static func keys(of person: Record<PersonField>) -> RowMemory.Keys {
    func bytes(_ field: PersonField) -> [UInt8] { NameKey.bytes(of: person.text(field) ?? "") }
    var marks = PhoneKey.all(in: person.text(.phone) ?? "").map { [Array("T".utf8), Array($0.utf8)] }
    if marks.isEmpty {
      let year = person[.classYear].map { "\($0)" } ?? ""
      var studies = [Array("S".utf8), bytes(.college), Array(year.utf8), bytes(.city)]
      if person[.college] == nil, person[.classYear] == nil { studies.append(bytes(.employment)) }
      marks = [studies]
    }
    return RowMemory.Keys(person: NameKey.bytes(of: person.text(.name) ?? ""), marks: marks)
  }

  private func repetition(
    _ row: ImportedRow, of earlier: RowMemory.Earlier, _ differences: [(column: Int, text: String?)],
    _ field: ImportField, _ reader: RowReader
  ) -> RowProblem {
    let column = reader.column(of: field)
    let told = differences.prefix(5).map { difference in
      let column = reader.header.columns.first { $0.index == difference.column }
      let header = column?.header ?? CellPlace.letters(difference.column)
      if column?.field?.isPersonal ?? false { return header }
      let now = row.cells[difference.column].text
      guard let then = difference.text else { return "\(header)(本行 \(now))" }
      return "\(header)(第 \(earlier.row) 行 \(then.isEmpty ? "空" : then),本行 \(now))"
    }
    let detail = told.isEmpty ? "" : ";不同之处:" + told.joined(separator: "、") + (differences.count > 5 ? "等" : "")
    let value = column.map { $0.index < row.cells.count ? row.cells[$0.index].text : "" } ?? ""
    let added = row.kind == .people && !row.ties.isEmpty ? ";本行的任职另行记入" : ""
    return finder.vocabulary.problems.problem(
      .duplicateRow, at: reader.place(row.row, column, field), value: value, detail: added + detail,
      words: ["first": "\(earlier.row)", "what": row.kind == .firms ? "家企业" : "位校友"])
  }

  /// Totals, notes and signatures below the table.
  private func isBelowTable(_ cells: [SheetCell], _ reader: RowReader) -> Bool {
    let words = finder.vocabulary.words
    var first: String?
    var count = 0
    for cell in cells where !cell.isEmpty {
      let text = CellText.trimmed(cell.text)
      if text.isEmpty { continue }
      count += 1
      if first == nil {
        if words.stands(text, for: .total) { return true }
        first = text
      }
      if count > 3 { return false }
    }
    guard let first else { return true }
    let bare = CellText.halfWidth(first)
    let isNote = words.begins(bare, .footer) && count == 1
    return isNote || (words.begins(bare, .signature) && bare.contains(":"))
  }

  /// The header printed again on every page.
  private func isHeaderAgain(_ cells: [SheetCell], _ reader: RowReader) -> Bool {
    let columns = reader.header.columns.prefix(3)
    return columns.allSatisfy { column in
      column.index < cells.count && column.header.utf8.elementsEqual(CellText.trimmed(cells[column.index].text).utf8)
    }
  }
}
