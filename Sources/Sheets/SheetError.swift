/// Why a sheet cannot be written. `description` is safe to show to users.
package struct SheetError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    /// The file cannot be made or written: no such folder, no right, disk full.
    case cannotWrite = "cannot_write"
    /// The ending of the file's name names no format that is written.
    case unknownFormat = "unknown_format"
    /// More rows or longer texts than the format holds.
    case tooLarge = "too_large"
    /// A CSV file holds one sheet only.
    case oneSheetOnly = "one_sheet_only"
  }

  package let code: Code
  /// What, where, why and how to mend it, in Chinese.
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// `code: message`, for logs; a person is shown the message.
  package var description: String { "\(code.rawValue): \(message)" }
}
