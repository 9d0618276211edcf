import Sheets

/// Writes a report as a workbook that prints: its figures on the first sheet, each list on one of its own.
package struct ReportSheet {
  let report: Report

  /// A workbook of this report.
  package init(_ report: Report) { self.report = report }

  /// The bytes of the workbook. Throws `ServiceError` `cannot_write` when the temporary folder cannot be used.
  package func bytes() throws -> [UInt8] {
    do { return try WorkbookWriter.bytes(sheets) } catch {
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(error)。")
    }
  }

  private var sheets: [PrintedSheet] {
    let figures = report.sections.filter { !$0.isList }
    let lists = report.sections.filter(\.isList)
    var sheets: [PrintedSheet] = []
    if !figures.isEmpty {
      // The heading of an only table says what the heading of the sheet does.
      let tables = figures.map { $0.printed(figures.count == 1 ? "" : $0.title) }
      var sheet = PrintedSheet(name: report.title, title: report.title, tables: tables)
      sheet.subtitle = report.period
      sheet.lead = Array(report.rules.prefix(1))
      sheet.unit = report.unit
      sheet.notes = report.rules.dropFirst() + report.corrections
      sheet.fit()
      sheets.append(sheet)
    }
    for list in lists {
      var sheet = PrintedSheet(name: list.title, title: list.title, tables: [list.printed("")])
      sheet.subtitle = (figures.isEmpty ? "" : report.title + "附表  ") + report.period
      sheet.lead = figures.isEmpty ? report.rules : []
      sheet.unit = list.hasMoney ? report.unit : ""
      sheet.fit()
      sheets.append(sheet)
    }
    return sheets
  }
}

extension PrintedSheet {
  /// Lays narrow tables upright, and a report that is little more than a page on one.
  fileprivate mutating func fit() {
    isWide = width > 92
    let rows = tables.reduce(0) { $0 + $1.rows.count + 3 } + lead.count + notes.count
    isOnePage = rows <= (isWide ? 36 : 60)
  }
}

extension Report.Section {
  fileprivate var hasMoney: Bool { rows.joined().contains { if case .money = $0 { true } else { false } } }

  /// The section as a table; columns are as wide as their words, long ones wrapped.
  fileprivate func printed(_ title: String) -> PrintedSheet.Table {
    PrintedSheet.Table(
      title,
      columns: columns.indices.map { index in
        .init(columns[index].label, fitting: rows.map { $0[index].display }, limit: columns.count > 8 ? 20 : 26)
      },
      rows: rows.enumerated().map { index, row in
        let look: PrintedSheet.Look = hasTotal && index == rows.count - 1 ? .total : .plain
        return row.map { PrintedSheet.Cell($0.printed, look) }
      })
  }
}

extension Report.Cell {
  /// The value as a cell of a sheet: numbers and shares as numbers, money in 万元.
  fileprivate var printed: PrintedSheet.Value {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .count(number)
    case .money(let yuan): .amount(milli: Report.Cell.milliWan(yuan))
    case .permille(let permille): .permille(permille)
    case .points(let points): .points(points)
    case .date(let day): .date(day)
    case .none: .none
    }
  }
}
