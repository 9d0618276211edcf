package import Domain
import Intake

/// Reads texts with the division of the classification that somebody gave them by hand.
package struct ReadLabelledTexts: Sendable {
  /// A reader; nothing is kept and no database is used.
  package init() {}

  /// Gives the cell under `text` and the division (大类) under `label` of each row of a CSV, TSV or XLSX file. Rows without
  /// a two-digit label are left out.
  ///
  /// Throws `ServiceError` `column_not_found` naming the columns there are.
  package func callAsFunction(
    file: String, text: String, label: String, row: (_ text: String, _ division: IndustryCode) throws -> Void
  ) throws {
    try pairs(file: file, text, label) { text, written in
      guard let division = IndustryCode(written.count == 1 ? "0" + written : written)?.division else { return }
      try row(text, division)
    }
  }

  /// Gives the cells under two columns of each row, empty where a row has none.
  func pairs(file: String, _ first: String, _ second: String, row: (String, String) throws -> Void) throws {
    var columns: [String]?
    try TableRows.read(path: file) { cells in
      guard let known = columns else {
        columns = cells
        for name in [first, second] where !cells.contains(name) {
          throw ServiceError(
            .notFound, code: "column_not_found", message: "没有列「\(name)」,现有:\(cells.joined(separator: "、"))。")
        }
        return
      }
      let values = Dictionary(zip(known, cells), uniquingKeysWith: { first, _ in first })
      try row(values[first] ?? "", values[second] ?? "")
    }
  }
}
