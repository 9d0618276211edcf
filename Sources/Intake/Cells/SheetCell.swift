/// A cell as a file holds it: the text a person sees, and whether the program that wrote it kept it as a number or a day.
public struct SheetCell: Sendable, Hashable {
  /// What the program kept.
  public enum Kind: UInt8, Sendable, Hashable {
    case text, number, date, boolean, error
  }

  /// The text a person sees; numbers in plain digits, never with an exponent; days as `2026-03-05`.
  public var text: String
  /// What the program kept.
  public var kind: Kind

  /// A cell.
  public init(_ text: String, _ kind: Kind = .text) {
    self.text = text
    self.kind = kind
  }

  /// A cell without anything in it.
  public static let empty = SheetCell("")
  /// Whether nothing is in it but blanks.
  public var isEmpty: Bool { text.isEmpty }
}
