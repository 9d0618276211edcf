/// Why a whole file cannot be imported. `description` is safe to show to users.
package struct IntakeError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    case cannotOpen = "cannot_open"
    case emptyFile = "empty_file"
    case notATable = "not_a_table"
    case oldWorkbook = "old_workbook"
    case encryptedWorkbook = "encrypted_workbook"
    case brokenWorkbook = "broken_workbook"
    case tooLarge = "too_large"
    case noHeader = "no_header"
    case unknownField = "unknown_field"
    case unknownMappedColumn = "unknown_mapped_column"
    case badReference = "bad_reference"
    case badRow = "bad_row"
    case unknownKind = "unknown_kind"
    case mixedEncodings = "mixed_encodings"
  }

  package let code: Code
  /// What, where and why, in Chinese.
  package let message: String
  /// How to mend it, in Chinese.
  package let hint: String

  /// An error about a whole file.
  package init(_ code: Code, _ message: String, hint: String = "") {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// `code: message (hint)`.
  package var description: String { "\(code.rawValue): \(message)" + (hint.isEmpty ? "" : "。\(hint)") }

  static func badReference(table: String, why: String) -> IntakeError {
    IntakeError(
      .badReference, "参考数据 \(table) 不能用:\(why)", hint: "请用随程序提供的 db/reference/\(table) 恢复")
  }

  static func brokenWorkbook(_ why: String) -> IntakeError {
    IntakeError(.brokenWorkbook, "工作簿已损坏:\(why)", hint: "用 Excel 或 WPS 打开后另存为 .xlsx 再导入")
  }
}
