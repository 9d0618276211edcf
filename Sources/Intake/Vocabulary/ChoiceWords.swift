internal import Domain

/// Other words for the codes of a choice field.
struct ChoiceWords: Sendable {
  private let codes: [String: [String: String]]

  init(_ table: ReferenceTable) throws(IntakeError) {
    var codes: [String: [String: String]] = [:]
    let name = "choice-words.tsv"
    for row in try table.select(["field", "word", "code"], in: name) {
      guard let field = ImportField(qualified: row[0]), case .choice(let choices) = field.kind,
        choices.contains(where: { $0.code == row[2] })
      else { throw .badReference(table: name, why: "\(row[2]) 不是 \(row[0]) 的选项") }
      codes[row[0], default: [:]][row[1].lowercased()] = row[2]
    }
    self.codes = codes
  }

  /// The code a cell means: the code itself, its word on screen, one half of a word like `董事长/总经理`, or another word
  /// for it.
  func code(of text: String, among choices: [FieldKind.Choice], field: String) -> String? {
    let word = text.lowercased()
    for choice in choices where choice.code == word || choice.label == text { return choice.code }
    for choice in choices where choice.label.split(separator: "/").contains(Substring(text)) { return choice.code }
    guard let code = codes[field]?[word], choices.contains(where: { $0.code == code }) else { return nil }
    return code
  }
}
