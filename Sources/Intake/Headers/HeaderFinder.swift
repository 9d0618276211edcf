internal import Domain

/// Finds the header among the first rows of a sheet: title rows may stand above it, it may have two rows with merged groups,
/// the columns may come in any order.
struct HeaderFinder {
  struct Row {
    var number: Int
    var cells: [SheetCell]

    /// Whether it is the header of an import's report.
    var isOfReport: Bool { MendingTitles.end(cells.map { CellText.trimmed($0.text) }) }
  }

  private let judge: HeaderJudge
  private let lastYear: LastYear
  /// Headers that were settled for sheets of a shape, by their key.
  private let remembered: [String: [String: String]]
  var vocabulary: IntakeVocabulary { judge.reader.vocabulary }
  /// Headers settled by the user, by their key.
  var mapped: [String: String] { judge.mapped }

  init(_ judge: HeaderJudge, lastYear: LastYear = LastYear(), remembered: [String: [String: String]] = [:]) {
    self.judge = judge
    self.lastYear = lastYear
    self.remembered = remembered
  }

  /// The best header of the rows, `nil` when none names what a row needs: a firm's or a person's name. What was settled for
  /// a sheet of its shape before holds again, unless it is settled otherwise now.
  func find(in rows: [Row], merges: MergedCells) throws(IntakeError) -> SheetHeader? {
    guard let header = try best(in: rows, merges) else { return nil }
    guard let known = remembered[header.shape]?.filter({ mapped[$0.key] == nil }), !known.isEmpty else { return header }
    let judge = HeaderJudge(judge.reader, mapped: mapped.merging(known) { now, _ in now })
    guard var again = try HeaderFinder(judge, lastYear: lastYear).best(in: rows, merges) else { return header }
    again.remembered = again.columns.filter { known[HeaderVocabulary.key($0.header)] != nil }
    return again
  }

  private func best(in rows: [Row], _ merges: MergedCells) throws(IntakeError) -> SheetHeader? {
    var best: SheetHeader?
    for index in rows.indices {
      let here = rows[index]
      var candidates = [
        try chosen(here.number...here.number, here, rows[(index + 1)...]) { kind throws(IntakeError) in
          try single(here, kind, rows[(index + 1)...])
        }
      ]
      if index + 1 < rows.count, rows[index + 1].number == here.number + 1,
        isGroups(here, over: rows[index + 1], merges)
      {
        let below = rows[index + 1]
        candidates.append(
          try chosen(here.number...below.number, below, rows[(index + 2)...]) { kind throws(IntakeError) in
            try double(here, below, kind, merges, rows[(index + 2)...])
          })
      }
      for case var candidate? in candidates {
        let day = StatedDay(words: vocabulary.words).find(in: rows.prefix { $0.number < candidate.rows.lowerBound })
        candidate.statedDay = day
        candidate.settle(
          lastYear: LastYear(stated: lastYear.stated ?? day.map { $0.components.year - 1 }, saved: lastYear.saved))
        // More fields are better; at equal numbers one row rather than two, then the earlier.
        let isBetter = best.map { (worth($0, rows), -$0.rows.count) < (worth(candidate, rows), -candidate.rows.count) }
        if isBetter ?? true { best = candidate }
      }
    }
    guard var best else { return nil }
    best.moneyUnit = moneyUnit(above: best.rows.lowerBound, in: rows)
    return best
  }

  /// The fields of a header; two rows of which the upper has cells that stand for both are hardly by chance, though their
  /// groups may say of some columns that they are of something else.
  private func worth(_ header: SheetHeader, _ rows: [Row]) -> Int {
    guard header.rows.count == 2, let upper = rows.first(where: { $0.number == header.rows.lowerBound }),
      let lower = rows.first(where: { $0.number == header.rows.upperBound })
    else { return header.score }
    let spanning = upper.cells.indices.count { column in
      !CellText.trimmed(upper.cells[column].text).isEmpty
        && (column >= lower.cells.count || CellText.trimmed(lower.cells[column].text).isEmpty)
    }
    return header.score + (spanning > 0 ? HeaderFinder.spanningWorth : 0)
  }

  /// How many fields more another header must have to be better.
  private static let spanningWorth = 3

  /// Whether a row can name groups for the one below: it is merged somewhere, or is empty where that one is not.
  private func isGroups(_ upper: Row, over lower: Row, _ merges: MergedCells) -> Bool {
    func isEmpty(_ row: Row, _ column: Int) -> Bool {
      column >= row.cells.count || CellText.trimmed(row.cells[column].text).isEmpty
    }
    // A title is no group.
    guard upper.cells.indices.count(where: { !isEmpty(upper, $0) }) > 1 else { return false }
    if merges.ranges.contains(where: { $0.firstRow == upper.number && $0.firstColumn < $0.lastColumn }) { return true }
    return lower.cells.indices.contains { isEmpty(upper, $0) && !isEmpty(lower, $0) }
  }

  /// The row that names most fields, for the message when no header is usable.
  func closest(in rows: [Row]) -> (row: Row, known: [String], unknown: [String])? {
    var best: (row: Row, known: [String], unknown: [String])?
    for row in rows {
      let texts = row.cells.map { CellText.trimmed($0.text) }.filter { !$0.isEmpty }
      let known = texts.filter { text in
        let header = HeaderText(text, vocabulary)
        return vocabulary.headers.field(header, on: .firms) != nil
          || vocabulary.headers.field(header, on: .people) != nil
      }
      if texts.count > 1, best.map({ known.count > $0.known.count }) ?? true {
        best = (row, known, texts.filter { !known.contains($0) })
      }
    }
    return best
  }

  private func isUsable(_ header: SheetHeader) -> Bool {
    let needed: ImportField = header.kind == .firms ? .enterprise(.name) : .person(.name)
    guard header.columns.contains(where: { $0.field == needed }) else { return false }
    // A title such as 「校友企业」 alone in a wide sheet is no header; a list of nothing but names is one.
    return header.score >= 2 || header.columns.count == 1
  }

  /// The rows as the header of firms or of people, whichever they are; `nil` when they are neither.
  private func chosen(
    _ rows: ClosedRange<Int>, _ last: Row, _ below: ArraySlice<Row>,
    _ columns: (SheetKind) throws(IntakeError) -> [HeaderColumn]
  ) throws(IntakeError) -> SheetHeader? {
    let firms = SheetHeader(
      kind: .firms, rows: rows, columns: inContext(ofPlan(named(try columns(.firms), last, below))))
    let people = SheetHeader(kind: .people, rows: rows, columns: inContext(try columns(.people)))
    switch (isUsable(firms), isUsable(people)) {
    case (true, true): return isAboutPeople(firms, people) ? people : firms
    case (true, false): return firms
    case (false, true): return people
    case (false, false): return nil
    }
  }

  /// Where no header says so, the firm's name is in the first column that holds firms' full names (客户名称 of a bank's list).
  private func named(_ columns: [HeaderColumn], _ last: Row, _ below: ArraySlice<Row>) -> [HeaderColumn] {
    if columns.contains(where: { $0.field == .enterprise(.name) || $0.field == .person(.employment) }) {
      return columns
    }
    var columns = columns
    let first = columns.indices.first {
      ColumnSample(column: columns[$0].index, of: below, isReport: last.isOfReport).isFirmNames(vocabulary.words)
    }
    if let first { columns[first].field = .enterprise(.name) }
    return columns
  }

  /// Where a list is of projects and tells nothing of what the firms do, what may be the firm's or the project's (产值, 税收,
  /// 用工) is the project's.
  private func ofPlan(_ columns: [HeaderColumn]) -> [HeaderColumn] {
    let plans = columns.count { if case .plan = $0.field { true } else { false } }
    guard plans >= HeaderFinder.fewestPlanColumns, columns.contains(where: { $0.field == .plan(.name) }) else {
      return columns
    }
    var planned = columns
    for (position, column) in columns.enumerated() {
      guard case .enterprise(let field) = column.field, !HeaderFinder.whose.contains(field), !column.isSettled else {
        continue
      }
      let header = HeaderText(column.header, vocabulary)
      let best = vocabulary.headers.matches(header, group: HeaderFinder.project, on: .firms).first
      guard let best, best.fit == .full, case .plan = best.field else { return columns }
      planned[position].field = best.field
    }
    return planned
  }

  private static let fewestPlanColumns = 4
  private static let project = "项目"
  /// What tells whose a project is, and nothing of what the firm does.
  private static let whose: Set<EnterpriseField> = [
    .name, .creditCode, .shortNames, .formerNames, .nature, .place, .origin, .industryCode, .isLocal, .contactName,
    .contactPhone, .note, .actualController, .groupName,
  ]

  /// People when firm and post stand in one cell, or when the person stands before the firm and more columns are about the
  /// person than about the firm.
  private func isAboutPeople(_ firms: SheetHeader, _ people: SheetHeader) -> Bool {
    if people.columns.contains(where: { $0.field == .person(.employment) }) { return true }
    let firmFirst = firms.columns.first { $0.field == .enterprise(.name) }?.index ?? .max
    let personFirst = people.columns.first { $0.field == .person(.name) }?.index ?? .max
    if firmFirst < personFirst { return false }
    let personal = people.count { field in
      switch field {
      case .person, .tie: true
      default: false
      }
    }
    let firmly = firms.count { field in
      switch field {
      case .enterprise(let field): field != .name && field != .place && field != .note
      case .plan: true
      default: false
      }
    }
    return personal > firmly + 1
  }

  private func single(_ row: Row, _ kind: SheetKind, _ rest: ArraySlice<Row>) throws(IntakeError) -> [HeaderColumn] {
    var columns: [HeaderColumn] = []
    for (index, cell) in row.cells.enumerated() {
      let text = CellText.trimmed(cell.text)
      if text.isEmpty { continue }
      columns.append(
        try judge.column(index, text, on: kind, ColumnSample(column: index, of: rest, isReport: row.isOfReport)))
    }
    return columns
  }

  /// Two rows as one header: the upper row names groups, or stands for both where the lower is empty.
  private func double(
    _ upper: Row, _ lower: Row, _ kind: SheetKind, _ merges: MergedCells, _ rest: ArraySlice<Row>
  ) throws(IntakeError) -> [HeaderColumn] {
    var columns: [HeaderColumn] = []
    var group = ""
    let row = merges.ranges.filter { $0.firstRow == upper.number }
    for index in 0..<max(upper.cells.count, lower.cells.count) {
      let own = index < upper.cells.count ? CellText.trimmed(upper.cells[index].text) : ""
      let sub = index < lower.cells.count ? CellText.trimmed(lower.cells[index].text) : ""
      if !own.isEmpty { group = own }
      // Where the file says what is merged, a group reaches as far as that; else up to the next one.
      let over = row.first { $0.firstColumn <= index && index <= $0.lastColumn }
      if own.isEmpty, !row.isEmpty, over == nil { group = "" }
      // 其他 above a column says nothing of it.
      if vocabulary.headers.parts.isOther(group) { group = "" }
      let sample = ColumnSample(column: index, of: rest, isReport: lower.isOfReport)
      if !sub.isEmpty {
        columns.append(try judge.column(index, sub, under: group, on: kind, sample))
      } else if !own.isEmpty {
        columns.append(try judge.column(index, own, on: kind, sample))
      }
    }
    return columns
  }

  /// The unit of money in the rows above the header: `单位:万元`.
  private func moneyUnit(above row: Int, in rows: [Row]) -> String? {
    for cell in rows.prefix(while: { $0.number < row }).flatMap(\.cells) {
      let text = HeaderVocabulary.key(cell.text)
      guard let found = text.firstRange(of: "单位") else { continue }
      let unit = String(text[found.upperBound...].prefix { !"、,，;；()。".contains($0) })
      if vocabulary.units.ratio(of: unit, to: UnitTable.yuan) != nil { return unit }
    }
    return nil
  }
}
