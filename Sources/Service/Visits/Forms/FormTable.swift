import Domain
import Intake
import Sheets

/// One table of a form: a sheet with one row a record and one column a field, under the words on screen.
struct FormTable<Field: RecordField> {
  let sheet: String
  /// Where its rows go in what is handed in: `stops`.
  let path: String
  let fields: [Field]

  /// The sheet with these rows and some that are open.
  func sheet(
    title: String, _ rows: [[Field: String]], open: Int, _ choices: FormChoices
  ) -> FormSheet {
    let blank = Array(repeating: [Field: String](), count: open)
    return FormSheet(
      name: sheet, title: title,
      columns: fields.map { field in
        .init(header(field), width: FormTable.width(field), note: FormTable.note(field))
      },
      rows: (rows + blank).map { row in fields.map { .init(row[$0] ?? "", choices.kind($0)) } }, isWide: true)
  }

  /// What the rows of the filled form tell, by field name. Rows in which nothing is written are left out.
  func read(_ form: FilledForm, _ places: inout FormPlaces) -> [[String: InputValue]] {
    guard let rows = form.sheets[sheet], let head = rows.first else { return [] }
    let columns = head.cells.map { title in fields.first { header($0) == title || $0.label == title } }
    for (index, title) in head.cells.enumerated() where columns[index] == nil && !title.isEmpty {
      places.problems.append(
        .init(
          field: path, code: "unknown_column",
          message: "「\(sheet)」第 \(head.number) 行 \(SheetLetters.of(index)) 列:没有这一列「\(title)」,可用:"
            + fields.map { header($0) }.joined(separator: "、") + "。"))
    }
    var told: [[String: InputValue]] = []
    for row in rows.dropFirst() {
      var values: [String: InputValue] = [:]
      var letters: [String: String] = [:]
      for (index, field) in columns.enumerated() {
        guard let field else { continue }
        letters[field.name] = "\(SheetLetters.of(index)) 列「\(header(field))」"
        let place = "\(path)[\(told.count)].\(field.name)"
        if places.refuses(index, of: row, sheet: sheet, field: place, label: header(field)) { continue }
        guard index < row.cells.count, !row.cells[index].isEmpty else { continue }
        values[field.name] = .text(FormTable.unit(row.cells[index], field))
      }
      guard !values.isEmpty else { continue }
      places.note("\(path)[\(told.count)].", sheet: sheet, row: row.number, columns: letters)
      told.append(values)
    }
    return told
  }

  /// Amounts stand under 万元, as in exports.
  private func header(_ field: Field) -> String { field.kind == .money ? field.header : field.label }

  private static func unit(_ text: String, _ field: Field) -> String {
    let isBare = text.allSatisfy { "0123456789.,".contains($0) }
    return field.kind == .money && isBare ? text + "万元" : text
  }

  private static func width(_ field: Field) -> Int {
    switch field.kind {
    case .date, .flag, .count, .quantity, .money: 12
    case .choice: 12
    case .reference: 26
    default: field.textRule == .paragraph ? 30 : 16
    }
  }

  private static func note(_ field: Field) -> String? {
    switch field.kind {
    case .date: "日期,如 2026-12-10"
    case .texts: "多项用、隔开"
    case .reference(let entity): "\(entity.label):从下拉中选,或写编号、代码、名称"
    case .quantity(let unit), .count(let unit): unit == .stated ? nil : "单位\(unit.rawValue)"
    case .money: "万元;写明单位的按所写单位"
    default: Field.required.contains(field) ? "必填" : nil
    }
  }
}

/// The letters of a column of a spreadsheet.
enum SheetLetters {
  static func of(_ index: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (index >= 26 ? String(letters[min(index / 26, 26) - 1]) : "") + String(letters[index % 26])
  }
}
