import Domain
import Intake
import Sheets

/// The sheet of a form with one line a field: its word, the cell to fill in, and what to write there.
struct FormHead {
  struct Line {
    let name: String
    let label: String
    var text = ""
    var kind = FormSheet.Cell.Kind.text
    var hint = ""
  }

  let sheet: String
  let lines: [Line]

  func sheet(title: String) -> FormSheet {
    FormSheet(
      name: sheet, title: title, columns: [.init("项目", width: 16), .init("填写", width: 44), .init("说明", width: 34)],
      rows: lines.map { [.init($0.label, .told), .init($0.text, $0.kind), .init($0.hint, .told)] })
  }

  /// What the lines of the filled form tell, by name; their places are those of the record itself.
  func read(_ form: FilledForm, _ places: inout FormPlaces) throws -> [String: String] {
    guard let rows = form.sheets[sheet] else {
      throw ServiceError(
        .invalid, code: "form_unknown",
        message: "这个工作簿里没有工作表「\(sheet)」,不是这一步的表单。", remedy: .makeVisitForm)
    }
    var told: [String: String] = [:]
    for row in rows.dropFirst() {
      guard let label = row.cells.first, !label.isEmpty else { continue }
      guard let line = lines.first(where: { $0.label == label }) else {
        places.problems.append(
          .init(field: label, code: "unknown_row", message: "「\(sheet)」第 \(row.number) 行:没有这一项「\(label)」。"))
        continue
      }
      places.note(line.name, sheet: sheet, row: row.number, columns: ["": "B 列「\(label)」"])
      if places.refuses(1, of: row, sheet: sheet, field: line.name, label: label) { continue }
      if row.cells.count > 1, !row.cells[1].isEmpty { told[line.name] = row.cells[1] }
    }
    return told
  }
}
