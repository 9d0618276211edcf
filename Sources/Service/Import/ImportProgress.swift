/// How far an import is.
package enum ImportProgress: Sendable, Hashable {
  /// Reading the file: bytes done of all.
  case reading(bytes: Int, of: Int)
  /// Comparing and writing: rows done of all.
  case writing(rows: Int, of: Int)
}
