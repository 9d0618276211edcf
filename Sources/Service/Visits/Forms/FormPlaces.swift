import Domain
import Intake

/// Where in a form each value stands, so that a refusal names sheet, row and column instead of a path.
struct FormPlaces {
  private var rows: [String: (sheet: String, row: Int, columns: [String: String])] = [:]
  /// What cannot be read of the form itself.
  var problems: [ServiceError.FieldProblem] = []

  /// - Parameters:
  ///   - columns: by the field's name, `C 列「结束时间」`.
  mutating func note(_ path: String, sheet: String, row: Int, columns: [String: String]) {
    rows[path] = (sheet, row, columns)
  }

  /// Refuses a cell of which no value can be taken, a formula that was not computed, say; whether it is one.
  mutating func refuses(
    _ index: Int, of row: FilledForm.Row, sheet: String, field: String, label: String
  ) -> Bool {
    guard let why = row.troubles[index] else { return false }
    problems.append(
      .init(
        field: field, code: ProblemCode.cellWithoutValue.rawValue,
        message: "「\(sheet)」第 \(row.number) 行 \(SheetLetters.of(index)) 列「\(label)」:\(why)。请直接填写文字或数字。"))
    return true
  }

  /// The words of a place: `「行程」第 4 行 C 列「结束时间」`.
  func words(_ path: String) -> String? {
    guard let (prefix, place) = rows.filter({ path.hasPrefix($0.key) }).max(by: { $0.key.count < $1.key.count }) else {
      return nil
    }
    let name = String(path.dropFirst(prefix.count))
    let column = place.columns[name] ?? place.columns[name + "_id"]
    return "「\(place.sheet)」第 \(place.row) 行" + (column.map { " \($0)" } ?? "")
  }

  /// Does what takes the form's values; a refusal is told with the places of what it names.
  func naming<Result>(_ work: () async throws -> Result) async throws -> Result {
    guard problems.isEmpty else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "表单有 \(problems.count) 处需要更正,没有写入。", fields: problems)
    }
    do { return try await work() } catch let error as ServiceError {
      throw ServiceError(
        error.kind, code: error.code, message: error.message,
        fields: error.fields.map { problem in
          .init(
            field: problem.field, code: problem.code,
            message: (words(problem.field).map { $0 + ":" } ?? "") + problem.message)
        }, candidates: error.candidates, remedy: error.remedy)
    }
  }
}
