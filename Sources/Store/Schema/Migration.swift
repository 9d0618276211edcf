/// One forward step of the schema: a file `NNNN_name.sql`.
public struct Migration: Sendable, Hashable {
  /// The step's number, from 1 without gaps.
  public let number: Int
  /// The file's name.
  public let file: String
  /// The statements.
  public let text: String

  /// A step; `nil` when the file's name is not `NNNN_name.sql`.
  public init?(file: String, text: String) {
    guard file.hasSuffix(".sql"), let number = Int(file.prefix(4)), file.dropFirst(4).hasPrefix("_") else { return nil }
    self.number = number
    self.file = file
    self.text = text
  }
}
