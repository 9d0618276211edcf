/// A word of the form `A=B`, split at its first `=`; `A` says something, `B` may be empty.
package struct NamedPair: Sendable, Hashable {
  /// What stands before the sign.
  package let name: String
  /// What stands after it.
  package let value: String

  /// `nil` when there is no `=`, or nothing before it.
  package init?(_ text: String) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else { return nil }
    name = String(text[..<equals])
    value = String(text[text.index(after: equals)...])
  }
}
