/// One forward step of the schema: a file `NNNN_name.sql`.
package struct Migration: Sendable, Hashable {
  /// The step's number, from 1 without gaps.
  package let number: Int
  package let file: String
  package let text: String

  /// A step; `nil` when the file's name is not `NNNN_name.sql`.
  package init?(file: String, text: String) {
    guard file.hasSuffix(".sql"), let number = Int(file.prefix(4)), file.dropFirst(4).hasPrefix("_") else { return nil }
    self.number = number
    self.file = file
    self.text = text
  }
}
