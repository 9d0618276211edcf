internal import Domain

/// Finds the header among the first rows of a sheet: title rows may stand above it, it may have two rows with merged groups,
/// the columns may come in any order.
struct HeaderFinder {
  struct Row {
    var number: Int
    var cells: [SheetCell]
  }

  let vocabulary: IntakeVocabulary
  /// Headers settled by the user, by their key.
  let mapped: [String: String]

  /// The best header of the rows, `nil` when none names what a row needs: a firm's or a person's name.
  func find(in rows: [Row], merges: MergedCells) throws(IntakeError) -> SheetHeader? {
    var best: SheetHeader?
    for index in rows.indices {
      let here = rows[index]
      var candidates = [try chosen(here.number...here.number) { kind throws(IntakeError) in try single(here, kind) }]
      if index + 1 < rows.count, rows[index + 1].number == here.number + 1 {
        let below = rows[index + 1]
        candidates.append(
          try chosen(here.number...below.number) { kind throws(IntakeError) in try double(here, below, kind, merges) })
      }
      for case let candidate? in candidates {
        // More fields are better; at equal numbers one row rather than two, then the earlier.
        let isBetter = best.map { ($0.score, -$0.rows.count) < (candidate.score, -candidate.rows.count) } ?? true
        if isBetter { best = candidate }
      }
    }
    guard var best else { return nil }
    best.settle()
    best.moneyUnit = moneyUnit(above: best.rows.lowerBound, in: rows)
    best.statedDay = StatedDay(words: vocabulary.words).find(in: rows.prefix { $0.number < best.rows.lowerBound })
    return best
  }

  /// The row that names most fields, for the message when no header is usable.
  func closest(in rows: [Row]) -> (row: Row, known: [String], unknown: [String])? {
    var best: (row: Row, known: [String], unknown: [String])?
    for row in rows {
      let texts = row.cells.map { CellText.trimmed($0.text) }.filter { !$0.isEmpty }
      let known = texts.filter { text in
        let header = HeaderText(text, units: vocabulary.units)
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
    _ rows: ClosedRange<Int>, _ columns: (SheetKind) throws(IntakeError) -> [HeaderColumn]
  ) throws(IntakeError) -> SheetHeader? {
    let firms = SheetHeader(kind: .firms, rows: rows, columns: try columns(.firms))
    let people = SheetHeader(kind: .people, rows: rows, columns: try columns(.people))
    switch (isUsable(firms), isUsable(people)) {
    case (true, true): return isAboutPeople(firms, people) ? people : firms
    case (true, false): return firms
    case (false, true): return people
    case (false, false): return nil
    }
  }

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

  private func single(_ row: Row, _ kind: SheetKind) throws(IntakeError) -> [HeaderColumn] {
    var columns: [HeaderColumn] = []
    for (index, cell) in row.cells.enumerated() {
      let text = CellText.trimmed(cell.text)
      if text.isEmpty { continue }
      columns.append(try column(index, text, [text], kind))
    }
    return columns
  }

  /// Two rows as one header: the upper row names groups, or stands for both where the lower is empty.
  private func double(_ upper: Row, _ lower: Row, _ kind: SheetKind, _ merges: MergedCells) throws(IntakeError)
    -> [HeaderColumn]
  {
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
      if sub.isEmpty {
        if !own.isEmpty { columns.append(try column(index, own, [own], kind)) }
      } else {
        columns.append(
          try column(
            index, sub, group.isEmpty ? [sub] : [group + sub, sub], kind, group: group))
      }
    }
    return columns
  }

  /// - Parameters:
  ///   - texts: what the header may be read as, the surest first.
  private func column(
    _ index: Int, _ written: String, _ texts: [String], _ kind: SheetKind, group: String = ""
  ) throws(IntakeError) -> HeaderColumn {
    var result = HeaderColumn(index: index, header: written, field: nil, unit: nil, year: nil)
    for text in [written] + texts {
      guard let name = mapped[HeaderVocabulary.key(text)] else { continue }
      guard let field = ImportField(name, on: kind) else {
        throw IntakeError(
          .unknownField, "指明(map)的「\(written)=\(name)」中的字段 \(name) 不存在",
          hint: "字段名如 revenue_yuan、plan.land_mu、person.phone")
      }
      let header = HeaderText(texts.last ?? text, units: vocabulary.units)
      return HeaderColumn(index: index, header: written, field: field, unit: header.unit, year: nil)
    }
    for text in texts {
      let header = HeaderText(text, units: vocabulary.units)
      // A group about the alumni says whose name, phone and remark stand under it.
      let context: SheetKind = group.contains("校友") || group.contains("联系人") ? .people : kind
      let field = vocabulary.headers.field(header, on: context) ?? vocabulary.headers.field(header, on: kind)
      let unit =
        header.unit
        ?? (field.map { header.fullKey == String($0.qualified.split(separator: ".").last ?? "") } == true
          ? ownUnit(field) : nil)
      result = HeaderColumn(index: index, header: written, field: field, unit: unit, year: header.year)
      if field != nil { break }
    }
    return result
  }

  /// The unit of a field's own name (`revenue_yuan`): the API keeps money in 元.
  private func ownUnit(_ field: ImportField?) -> String? {
    if case .money = field?.kind { UnitTable.yuan } else { nil }
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
