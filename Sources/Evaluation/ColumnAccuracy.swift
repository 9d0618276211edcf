/// How often a sheet's columns go to the field that a person names for them.
package struct ColumnAccuracy: Sendable, Hashable {
  /// What became of one column.
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// It went to a right field, or stayed unread where no field is meant.
    case right
    /// It went to a field that is not meant.
    case wrong
    /// It was left to a person, with a right field among the guesses.
    case asked
    /// It was left unread, or to a person without the right guess.
    case missed
  }

  /// Columns by what became of them.
  package private(set) var counts: [Verdict: Int] = [:]

  package init() {}

  /// Adds one column.
  ///
  /// - Parameters:
  ///   - field: the qualified field it went to, `nil` when it stayed unread.
  ///   - guesses: the fields it was asked about.
  ///   - meant: the fields a person takes for right; `none` among them when the column need not be read.
  @discardableResult
  package mutating func count(field: String?, guesses: [String], meant: [String]) -> Verdict {
    let verdict: Verdict =
      if let field { meant.contains(field) ? .right : .wrong } else if meant.contains("none") {
        .right
      } else {
        guesses.contains(where: meant.contains) ? .asked : .missed
      }
    counts[verdict, default: 0] += 1
    return verdict
  }

  /// Columns of this verdict.
  package subscript(_ verdict: Verdict) -> Int { counts[verdict] ?? 0 }

  /// All columns.
  package var n: Int { counts.values.reduce(0, +) }

  /// Right columns ÷ `n`, 0…1; 0 when nothing was measured.
  package var share: Double { n == 0 ? 0 : Double(self[.right]) / Double(n) }
}
