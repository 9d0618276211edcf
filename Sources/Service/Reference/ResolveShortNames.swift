import Domain
import Intake

/// Looks up every short name of a table among the full names of the same table.
package struct ResolveShortNames: Sendable {
  let vocabulary: IntakeVocabulary

  /// Looks up by the rules of this lexicon; nothing is kept and no database is used.
  package init(_ lexicon: Lexicon) { vocabulary = lexicon.intake }

  /// Where the right firm stands among the candidates.
  package struct Answer: Sendable, Hashable {
    package let short: String
    package let full: String
    /// The full names it may mean, the likeliest first, at most three.
    package let candidates: [String]
    /// The place of the right one, counted from 0; `nil` when it is not among them.
    package let place: Int?
  }

  /// The answers for the rows of a CSV, TSV or XLSX file with a full name under `name` and a short one under `short`, in the
  /// file's order. Rows without either are left out.
  ///
  /// Throws `ServiceError` `column_not_found` naming the columns there are.
  package func callAsFunction(file: String, name: String, short: String) throws -> [Answer] {
    var pairs: [(full: String, short: String)] = []
    try ReadLabelledTexts().pairs(file: file, name, short) { full, short in
      if !full.isEmpty, !short.isEmpty { pairs.append((full, short)) }
    }
    let names = FirmNaming.joined([], pairs.map(\.full))
    let resolver = ShortNameResolver(names.map { .init(name: $0, place: "") }, rules: vocabulary.shortNames)
    return pairs.map { pair in
      let candidates = resolver.candidates(for: pair.short).map(\.name)
      let key = NameKey.of(pair.full)
      return Answer(
        short: pair.short, full: pair.full, candidates: candidates,
        place: candidates.firstIndex { NameKey.of($0) == key })
    }
  }
}
