import Domain
import Scoring
import Sheets

/// Writes gaps as a sheet (补录表) that prints and that an import of firms reads as it is: a column for every field of a firm or
/// its plan that somebody lacks. What is known stands grey and locked, what is missing is marked and open, and at the end
/// stands what to ask, in columns that an import knows and passes over.
package struct GapsSheet {
  let view: GapsView
  let reservedWords: Set<String>

  /// A sheet of these gaps; `reservedWords` are those an import would not take literally.
  package init(_ view: GapsView, reservedWords: Set<String>) {
    self.view = view
    self.reservedWords = reservedWords
  }

  /// The workbook's bytes. Throws `ServiceError` `cannot_write` when the temporary folder cannot be used.
  package func bytes() throws -> [UInt8] {
    do { return try WorkbookWriter.bytes([sheet]) } catch {
      let reason = (error as? SheetError)?.message ?? "\(error)"
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(reason)。")
    }
  }

  /// So many half-width letters stand beside each other on a page that lies across.
  private static let pageWidth = 170

  private var sheet: PrintedSheet {
    let firm = fields([.name, .creditCode], asked: view.items.map(\.fields))
    let plan = fields([.name], asked: view.items.map(\.planFields))
    let asksAlumni = view.items.contains(where: \.asksTie)
    let isPlanAsked = view.items.contains { !$0.planFields.isEmpty }
    let alumni = asksAlumni ? [PersonField.name.label, TieField.roleText.label] : []
    let headers =
      firm.map(\.header) + (isPlanAsked ? plan.map(\.header) : []) + alumni + ["要问的问题", "对照招商项目"]
    let rows = view.items.map { item in
      cells(item.firm, firm, open: Set(item.fields))
        + (isPlanAsked ? cells(item.plan ?? Record(), plan, open: Set(item.planFields)) : [])
        + (asksAlumni ? self.alumni(item) : [])
        + [questions(item), .init(.text("\(item.need.code) \(item.need.title)"), .known)]
    }
    let columns = headers.enumerated().map { index, header in
      PrintedSheet.Column(
        header, fitting: rows.map { $0[index].words }, limit: index == headers.count - 2 ? 56 : index == 0 ? 30 : 18)
    }
    var sheet = PrintedSheet(
      name: "补录表", title: "企业资料补录表", tables: [.init("", columns: columns, rows: rows, whenEmpty: "没有待补录的事实")])
    sheet.subtitle = "\(view.items.count) 家企业,按\(view.date.chinese)的资料"
    sheet.lead = ["请先填黄色的格,白格知道的也可填;灰色的格是已有资料,不必改。不清楚的留空,空格不改动已有资料。填好后原样交回导入。"]
    sheet.isLocked = true
    let width = columns.reduce(0) { $0 + $1.width }
    sheet.pagesWide = max(1, (width + GapsSheet.pageWidth - 1) / GapsSheet.pageWidth)
    return sheet
  }

  /// The fields that always stand, then in the order of the catalogue those that somebody lacks.
  private func fields<Field: RecordField>(_ always: [Field], asked: [[Field]]) -> [Field] {
    let asked = Set(asked.joined())
    return always + Field.allCases.filter { asked.contains($0) && !always.contains($0) }
  }

  private func cells<Field: RecordField>(
    _ record: Record<Field>, _ fields: [Field], open: Set<Field>
  ) -> [PrintedSheet.Cell] {
    let columns = RecordColumns<Field>(fields: fields, reservedWords: reservedWords)
    return zip(fields, columns.row(ContactMask.masked(record))).map { field, value in
      let choices: [String] =
        switch field.kind {
        case .choice(let choices): choices.map(\.label)
        case .flag: ["是", "否"]
        default: []
        }
      let look: PrintedSheet.Look = open.contains(field) ? .open : value == .empty ? .free : .known
      return .init(.init(value), look, choices: choices)
    }
  }

  private func alumni(_ item: GapsView.Item) -> [PrintedSheet.Cell] {
    [
      .init(item.alumnus.map { .text($0) } ?? .empty, item.asksTie && item.alumnus == nil ? .open : .known),
      .init(.empty, item.asksTie ? .open : .known),
    ]
  }

  private func questions(_ item: GapsView.Item) -> PrintedSheet.Cell {
    let lines = item.facts.enumerated().map { "\($0 + 1). \($1.text)?(\($1.source))" }
    return .init(.text(lines.joined(separator: "\n")), .known)
  }
}

extension PrintedSheet.Value {
  /// What a cell of a table of records holds.
  init(_ value: SheetValue) {
    switch value {
    case .empty: self = .empty
    case .text(let text): self = .text(text)
    case .number(let digits): self = .number(digits)
    case .date(let day): self = .date(day)
    }
  }
}

extension PrintedSheet.Cell {
  /// Its words, as far as they make it wide.
  fileprivate var words: String {
    switch value {
    case .text(let text): text.split(separator: "\n").max { $0.count < $1.count }.map { String($0) } ?? ""
    case .number(let digits): digits
    case .date(let day): day.description
    default: ""
    }
  }
}
