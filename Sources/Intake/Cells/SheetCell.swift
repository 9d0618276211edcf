/// A cell as a file holds it: the text a person sees, and whether the program that wrote it kept it as a number or a day.
package struct SheetCell: Sendable, Hashable {
  /// What the program kept.
  package enum Kind: UInt8, Sendable, Hashable {
    case text, number, date, boolean, error
  }

  /// The text a person sees; numbers in plain digits, never with an exponent; days as `2026-03-05`.
  package var text: String
  /// What the program kept.
  package var kind: Kind

  package init(_ text: String, _ kind: Kind = .text) {
    self.text = text
    self.kind = kind
  }

  /// A cell without anything in it.
  package static let empty = SheetCell("")
  /// Whether nothing is in it but blanks.
  package var isEmpty: Bool { text.isEmpty }
}
