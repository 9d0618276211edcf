import Foundation

/// The words an import understands: column names, units, ways of saying "none", posts, choices, ranges and what is said of
/// a problem. All of it is data under `db/reference`.
package struct IntakeVocabulary: Sendable {
  let headers: HeaderVocabulary
  let units: UnitTable
  let words: CellWords
  let roles: RoleWords
  let choices: ChoiceWords
  let ranges: FieldRanges
  /// How short names are held against full ones.
  package let shortNames: ShortNameRules
  /// Severity, message and hint of every problem code.
  package let problems: ProblemCatalogue

  /// The files of the vocabulary, as they are named in the reference folder.
  package static let fileNames = [
    "header-synonyms.tsv", "header-parts.tsv", "header-fields.tsv", "units.tsv", "cell-words.tsv", "role-words.tsv",
    "choice-words.tsv", "field-ranges.tsv", "problem-severities.tsv", "short-names.tsv",
  ]

  /// Builds the vocabulary from the texts of its files, keyed by file name. A missing or broken table is an error that
  /// names it.
  package init(texts: [String: String]) throws(IntakeError) {
    func table(_ name: String) throws(IntakeError) -> ReferenceTable {
      guard let text = texts[name] else { throw .badReference(table: name, why: "缺少这份文件") }
      return try ReferenceTable(name: name, text: text)
    }
    headers = try HeaderVocabulary(
      table("header-synonyms.tsv"), parts: table("header-parts.tsv"), fields: table("header-fields.tsv"))
    units = try UnitTable(table("units.tsv"))
    words = try CellWords(table("cell-words.tsv"))
    roles = try RoleWords(table("role-words.tsv"))
    choices = try ChoiceWords(table("choice-words.tsv"))
    ranges = try FieldRanges(table("field-ranges.tsv"))
    shortNames = try ShortNameRules(table("short-names.tsv"))
    problems = try ProblemCatalogue(table("problem-severities.tsv"))
  }

  /// Reads the vocabulary's files from a folder (`db/reference`).
  package init(folder: String) throws(IntakeError) {
    var texts: [String: String] = [:]
    for name in IntakeVocabulary.fileNames {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
        throw .badReference(table: name, why: "在 \(folder) 中读不出")
      }
      texts[name] = String(decoding: data, as: UTF8.self)
    }
    try self.init(texts: texts)
  }

  /// Words that an import does not take literally (无, —, 不详 …); an exporter guards texts that happen to be one of them.
  package var reservedWords: Set<String> { words.reserved }
}
