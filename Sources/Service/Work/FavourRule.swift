import Domain

/// A kind of promise that needs a basis in law: a row of the reference table `promise-rules`.
struct FavourRule: Sendable {
  let kind: PromiseKind
  /// Who may have issued the basis.
  let levels: [BasisLevel]
  /// What a text says that promises it, whatever kind was chosen.
  let words: [String]
  /// The rule that asks for the basis.
  let rule: String

  /// The rules of their table, in its order. Throws `ServiceError` `invalid_reference_file`.
  static func all(_ table: ReferenceTable) throws -> [FavourRule] {
    try table.project(["kind", "needs_basis", "levels", "words", "rule"]).filter { $0[1] == "1" }.map { row in
      guard let kind = PromiseKind(rawValue: row[0]) else {
        throw ReferenceTable.invalid("promise-rules", "没有承诺事项「\(row[0])」")
      }
      let levels = try row[2].split(separator: " ").map { word in
        guard let level = BasisLevel(rawValue: String(word)) else {
          throw ReferenceTable.invalid("promise-rules", "没有制定层级「\(word)」")
        }
        return level
      }
      return FavourRule(kind: kind, levels: levels, words: ReferenceTable.items(row[3]), rule: row[4])
    }
  }

  /// The rule whose word a text says, with that word; the longest where it says several.
  static func said(in text: String, _ rules: [FavourRule]) -> (rule: FavourRule, word: String)? {
    let text = Likeness.folded(text)
    var said: (rule: FavourRule, word: String)?
    for rule in rules {
      for word in rule.words where word.count > said?.word.count ?? 0 && text.contains(word) { said = (rule, word) }
    }
    return said
  }
}
