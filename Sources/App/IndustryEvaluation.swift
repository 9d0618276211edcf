import Domain
public import Evaluation
import Foundation
import Intake
import Scoring
import Service

/// Measures industry inference on a labelled table.
public enum IndustryEvaluation {
  /// Reads `file` and infers the division of each row's `text`. Rows without a two-digit label are left out.
  ///
  /// Throws `ServiceError` `column_not_found` naming the columns there are.
  public static func run(file: String, text: String, label: String) throws -> IndustryAccuracy {
    let files = try ReferenceFiles(Resources())
    var accuracy = IndustryAccuracy()
    var columns: [String]?
    try TableRows.read(path: file) { cells in
      guard let known = columns else {
        columns = cells
        for name in [text, label] where !cells.contains(name) {
          throw ServiceError(
            .notFound, code: "column_not_found", message: "没有列「\(name)」,现有:\(cells.joined(separator: "、"))。")
        }
        return
      }
      let row = Dictionary(zip(known, cells), uniquingKeysWith: { first, _ in first })
      let written = row[label] ?? ""
      guard let code = IndustryCode(written.count == 1 ? "0" + written : written)?.division else { return }
      accuracy.count(files.inference.candidates(text: row[text] ?? ""), label: code)
    }
    return accuracy
  }
}
